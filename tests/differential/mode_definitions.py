"""Context managers and decorators of a program's own that set grad mode, in the ways that people write them."""

from __future__ import annotations

from dataclasses import replace

from tests.differential.scope import Choices, Lines, Scope

_MODES = ("torch.no_grad()", "torch.enable_grad()", "torch.inference_mode()", "torch.set_grad_enabled(False)")

_MANAGERS = (
    """
@contextlib.contextmanager
def {name}():
    with {mode}:
        yield
""",
    """
@contextlib.contextmanager
def {name}(flag={flag}):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(flag)
    try:
        yield
    finally:
        torch.set_grad_enabled(before)
""",
    """
@contextlib.contextmanager
def {name}(flag={flag}):
    with torch.set_grad_enabled(flag):
        yield
""",
    """
class {name}:
    def __enter__(self):
        self.inner = {mode}
        self.inner.__enter__()
        return self
    def __exit__(self, *error):
        self.inner.__exit__(*error)
""",
    """
class {name}:
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled({flag})
    def __exit__(self, *error):
        torch.set_grad_enabled(self.before)
""",
    """
class {name}(torch.no_grad):
    pass
""",
    """
class {name}(contextlib.ContextDecorator):
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled({flag})
        return self
    def __exit__(self, *error):
        torch.set_grad_enabled(self.before)
        return False
""",
    """
def {name}():
    return {mode}
""",
    """
{name} = {mode_class}
""",
    """
@contextlib.contextmanager
def {name}():
    yield
""",
    """
{name} = functools.partial(torch.set_grad_enabled, {flag})
""",
)

_DECORATORS = (
    """
def {name}(function):
    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        with {mode}:
            return function(*args, **kwargs)
    return wrapped
""",
    """
def {name}(function):
    return {mode}(function)
""",
    """
{name} = {mode}
""",
    """
def {name}(function):
    def wrapped(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapped
""",
    """
def {name}(function):
    return function
""",
    """
def {name}(function):
    @{mode}
    def wrapped(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapped
""",
    """
class {name}:
    def __init__(self, function):
        self.function = function
    def __call__(self, *args, **kwargs):
        with {mode}:
            return self.function(*args, **kwargs)
""",
)

_WITH_FLAG = """
def {name}(flag):
    def around(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with torch.set_grad_enabled(flag):
                return function(*args, **kwargs)
        return wrapped
    return around
"""


def manager(c: Choices, out: Lines, s: Scope) -> Scope:
    """A context manager; `name()` makes one."""
    name = out.fresh("Mode")
    out.add(_filled(c, c.pick(*_MANAGERS), name))
    return replace(s, managers=(*s.managers, name))


def wrapper(c: Choices, out: Lines, s: Scope) -> Scope:
    """A decorator."""
    name = out.fresh("around")
    if c.chance(6):
        out.add(_filled(c, _WITH_FLAG, name))
        return replace(s, decorators=(*s.decorators, f"{name}({c.pick('False', 'True')})"))
    out.add(_filled(c, c.pick(*_DECORATORS), name))
    return replace(s, decorators=(*s.decorators, name))


def _filled(c: Choices, template: str, name: str) -> str:
    mode = c.pick(*_MODES)
    parts = {
        "{name}": name,
        "{mode}": mode,
        "{mode_class}": c.pick("torch.no_grad", "torch.enable_grad", "torch.inference_mode"),
        "{flag}": c.pick("False", "True"),
    }
    text = template.strip()
    for place, part in parts.items():
        text = text.replace(place, part)
    return text
