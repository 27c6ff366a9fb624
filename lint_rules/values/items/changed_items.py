"""Lists and dicts after an item was set or deleted, or another dict put in."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.values.changes.running_out import some_of_all
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import Constant, Dictionary, PythonObject, Sequence, Value, unknown


def without_item(container: Value, index: Value) -> Value:
    """The container after `del x[index]`; where it is not known which item is gone, the order of the others is lost."""
    key = index.value if isinstance(index, Constant) else None
    if isinstance(container, Dictionary) and isinstance(index, Constant):
        return replace(container, items=tuple(item for item in container.items if item[0] != key))
    elements = container.elements if isinstance(container, Sequence) and container.ordered else None
    if isinstance(container, Sequence) and elements and isinstance(key, int) and -len(elements) <= key < len(elements):
        kept = list(elements)
        del kept[key]
        return replace(container, elements=tuple(kept))
    return without_order(container)


def without_order(container: Value) -> Value:
    """The container when nobody knows any more what stands where."""
    if isinstance(container, Sequence):
        elements = [*(container.elements or ()), container.element]
        element = some_of_all(join_all(elements))
        return replace(container, elements=None, element=element, is_filled=False, may_be_empty=True)
    if isinstance(container, Dictionary):
        held = [value for _, value in container.items] + ([] if container.rest is None else [container.rest])
        return replace(container, items=(), rest=some_of_all(join_all(held)) if held else None)
    return container


def with_entry(container: Dictionary, key: Value, value: Value) -> Dictionary:
    """The dict after `d[key] = value`; a key that is not known may be any of those that are."""
    if isinstance(key, Constant):
        items: dict[object, Value] = {**dict(container.items), key.value: value}
        return replace(container, items=tuple(items.items()))
    changed = tuple((known, join(held, value)) for known, held in container.items)
    return replace(container, items=changed, rest=value if container.rest is None else join(container.rest, value))


def merged(container: Dictionary, other: Dictionary) -> Dictionary:
    """The dict after `d.update(other)`."""
    result = container
    if other.rest is not None:
        result = with_entry(result, PythonObject("key"), other.rest)
    for key, value in other.items:
        items: dict[object, Value] = {**dict(result.items), key: value}
        result = replace(result, items=tuple(items.items()))
    return result


def with_item(container: Value, index: Value, value: Value) -> Value:
    """The list or dict after `x[index] = value`."""
    if not isinstance(container, (Sequence, Dictionary)):
        return container
    if isinstance(container, Dictionary):
        return with_entry(container, index, value)
    if index == PythonObject("slice"):
        inner = value.element if isinstance(value, Sequence) else unknown(None, "it comes from a slice assignment")
        parts = [*(container.elements or ()), container.element, inner]
        return replace(container, elements=None, element=join_all(parts))
    elements = container.elements
    key = index.value if isinstance(index, Constant) else None
    if elements and isinstance(key, int) and -len(elements) <= key < len(elements):
        changed = list(elements)
        changed[key] = value
        return replace(container, elements=tuple(changed), element=join(container.element, value))
    element = value if elements == () else join(container.element, value)
    return replace(container, elements=None, element=element)
