"""All tables together, as the engine is given them."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from dataclasses import replace

from lint_rules.knowledge import (
    array_arguments,
    array_dtypes,
    array_methods,
    counterparts,
    frameworks,
    hooks,
    implicit,
    interception,
    libraries,
    managers,
    modules,
    numpy_files,
    numpy_functions,
    numpy_random,
    numpy_types,
    tensor_arguments,
    tensor_methods,
    tensor_ops,
    torch_functions,
    torch_objects,
    torch_ops,
    torch_types,
)
from lint_rules.knowledge.autocast import with_autocast
from lint_rules.knowledge.forms import with_forms
from lint_rules.knowledge.kept import with_kept
from lint_rules.knowledge.schema import Alias, Grad, Table, TensorResult
from lint_rules.knowledge.tables import Knowledge, Library

_OF_FIRST = frozenset(f"torch.{name}" for name in tensor_methods.WITHOUT_TENSOR_ARGUMENTS) | torch_functions.OF_FIRST


def _only_first(rows: Table, names: frozenset[str]) -> Table:
    """The rows, in which the functions with these names keep what their first input brings along, and nothing else."""
    return {
        name: replace(row, grad=Grad.FIRST)
        if name in names and isinstance(row, TensorResult) and row.grad is Grad.KEEPS
        else row
        for name, row in rows.items()
    }


@functools.cache
def of_package(root: str) -> Library | None:
    """What is known of a library around torch and NumPy: the file of that name in `libraries`."""
    name = f"{libraries.__name__}.{root}"
    if not root.isidentifier() or importlib.util.find_spec(name) is None:
        return None
    known = importlib.import_module(name).LIBRARY
    return known if isinstance(known, Library) else None


def _with_rules(rows: Table) -> Table:
    """The rows of operations, with what is told of them by name: forms, autocast, what they keep."""
    return with_kept(with_forms(with_autocast(_with_same(rows))))


def _with_same(rows: Table) -> Table:
    """The rows, in which those of views say that they may give the very tensor that goes in."""
    names = tensor_methods.GIVING_THEMSELVES
    return {
        name: replace(row, may_be_same=True)
        if name.rpartition(".")[2] in names and isinstance(row, TensorResult) and row.alias is Alias.ALWAYS
        else row
        for name, row in rows.items()
    }


@functools.cache
def library() -> Knowledge:
    """What is known of torch 2.13, NumPy 2.4 and the frameworks around them."""
    return Knowledge(
        functions={
            **_with_rules(_only_first({**torch_ops.FUNCTIONS, **torch_functions.FUNCTIONS}, _OF_FIRST)),
            **torch_objects.FUNCTIONS,
            **torch_types.TYPES,
            **tensor_methods.UNBOUND,
            **modules.CLASSES,
            **managers.FUNCTIONS,
            **counterparts.of_functions(numpy_functions.FUNCTIONS),
            **numpy_files.FUNCTIONS,
            **numpy_random.FUNCTIONS,
            **numpy_random.GENERATORS,
            **numpy_types.TYPES,
        },
        libraries=of_package,
        tensor_methods=_with_rules(
            _only_first({**tensor_ops.METHODS, **tensor_methods.METHODS}, tensor_methods.WITHOUT_TENSOR_ARGUMENTS)
        ),
        tensor_attributes=_with_same(tensor_methods.ATTRIBUTES),
        methods_without_tensor_arguments=tensor_methods.WITHOUT_TENSOR_ARGUMENTS,
        methods_that_need_grad=tensor_methods.NEED_GRAD,
        methods_without_writes=tensor_methods.WITHOUT_WRITES,
        methods_taking_data=tensor_methods.TAKING_DATA,
        array_methods=counterparts.of_methods(array_methods.METHODS),
        array_attributes=counterparts.of_methods(array_methods.ATTRIBUTES),
        module_methods=modules.METHODS,
        module_attributes=modules.ATTRIBUTES,
        attributes_of_wrapped=modules.ATTRIBUTES_OF_WRAPPED,
        settings_of_modules=modules.SETTINGS,
        freezing_arguments=modules.FREEZING_ARGUMENTS,
        dtype_demanding=modules.DTYPE_DEMANDING,
        dtypes_without_array=array_dtypes.REMEDIES,
        aliases=frameworks.ALIASES,
        foreign_roots=frameworks.FOREIGN_ROOTS,
        tensor_roots=frameworks.TENSOR_ROOTS,
        stopping_methods=managers.METHODS,
        module_words=frameworks.MODULE_WORDS,
        preparation_words=frameworks.PREPARATION_WORDS,
        caching_decorators=frameworks.CACHING_DECORATORS,
        expecting_decorators=frameworks.EXPECTING_DECORATORS,
        ending_functions=frameworks.ENDING_FUNCTIONS,
        intercepting_names=interception.INTERCEPTING,
        intercepting_methods=interception.INTERCEPTING_METHODS,
        replacing_hooks=interception.REPLACING,
        harmless_decorators=frameworks.HARMLESS_DECORATORS,
        converters=implicit.numpy_converters(),
        functions_of_tensors=frozenset(f"torch.{name}" for name in implicit.TENSOR_FUNCTIONS),
        functions_of_lists=frozenset(f"torch.{name}" for name in implicit.LISTS_OF_TENSORS),
        tensor_arguments=tensor_arguments.of_functions(),
        tensor_arguments_of_methods=tensor_arguments.of_methods(),
        tensor_keywords=tensor_arguments.KEYWORDS,
        first_keywords=tensor_arguments.FIRST_KEYWORDS,
        members_instead=implicit.MEMBERS_INSTEAD,
        array_method_converters=implicit.ARRAY_METHODS,
        converted_keywords=numpy_functions.CONVERTED_KEYWORDS,
        hooks=hooks.HOOKS,
        array_arguments=array_arguments.ARRAY_ARGUMENTS,
    )


@functools.cache
def converting_names() -> frozenset[str]:
    """The last names of all that takes tensors to arrays itself, or refuses one or the other."""
    known = library()
    functions = (*known.converters, *known.functions_of_tensors, *known.functions_of_lists, *known.tensor_arguments)
    methods = (*known.tensor_arguments_of_methods, *known.array_method_converters)
    names = (*functions, *methods, *_converters_of_packages())
    return frozenset(name.rpartition(".")[2] for name in names)


@functools.cache
def converting_members() -> frozenset[str]:
    """Those of them that are methods of a library's class."""
    names = (name.split(".") for name in _converters_of_packages())
    return frozenset(parts[-1] for parts in names if parts[-2][:1].isupper())


def _converters_of_packages() -> list[str]:
    packages = (of_package(name) for name in sorted(frameworks.ARRAY_ROOTS - {"numpy"}))
    return [name for package in packages if package is not None for name in package.converters]
