"""Programs that work, and for which a fix that looks harmless would change that: a safe fix leaves their results."""

from __future__ import annotations

import pytest

from codemods.apply import fix_source
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.bound_names import NAMES
from tests.codemods.caught_failures import FAILURES_THAT_ARE_CAUGHT
from tests.codemods.findings import program
from tests.execution.machine import Machine
from tests.execution.run import run

OTHER_KINDS = {
    "None is an array, too": """\
        import numpy as np
        import torch

        def convert(is_there):
            x = None
            if is_there:
                x = torch.ones(3, requires_grad=True) * 2
            return np.asarray(x) is not None

        result = convert(False)
        """,
    "None of a lazy view": """\
        import numpy as np
        import torch

        def convert(is_there):
            x = None
            if is_there:
                x = torch.ones(2, dtype=torch.complex64).conj()
            return np.asarray(x) is not None

        result = convert(False)
        """,
    "a subclass with its own guards": """\
        import torch

        class Guarded(torch.Tensor):
            def detach(self):
                raise ValueError
            def cpu(self):
                raise ValueError

        def convert(needs_grad):
            x = Guarded([1.0, 2.0])
            x.requires_grad = needs_grad
            with torch.set_grad_enabled(not needs_grad):
                return x.numpy()

        result = convert(False)
        """,
    "a copy of a subclass": """\
        import torch

        class Marked(torch.Tensor):
            pass

        result = type(torch.tensor(Marked([1.0, 2.0]))).__name__
        """,
    "a wrapper that gives a tensor by cpu()": """\
        from types import SimpleNamespace
        import torch

        weight = torch.ones(3, requires_grad=True)
        result = SimpleNamespace(cpu=lambda: weight).cpu().detach()
        """,
    "a new tensor that requires grad": """\
        import torch

        x = torch.ones(3, requires_grad=True) * 2
        result = x.cpu().new_ones(2, requires_grad=True).detach()
        """,
    "an array of objects": """\
        import numpy as np
        import torch

        weight = torch.ones(3, requires_grad=True)

        def collect(is_on):
            with torch.set_grad_enabled(is_on):
                return np.array([weight, None], dtype=object)[0].requires_grad

        result = collect(False)
        """,
    "a list with None": """\
        import numpy as np
        import torch

        weight = torch.ones(3, requires_grad=True)

        def collect(is_on):
            with torch.set_grad_enabled(is_on):
                return np.array([weight[0], None])[0].requires_grad

        result = collect(False)
        """,
}

REQUIRES_GRAD_BY_NOW = {
    "switched on by what is not seen": """\
        from types import SimpleNamespace
        import torch

        hooks = SimpleNamespace(prepare=lambda tensor: tensor.requires_grad_())
        x = torch.zeros(3)
        hooks.prepare(x)
        result = x.detach().numpy()
        """,
    "written to by a special method": """\
        import torch

        weight = torch.ones(3, requires_grad=True)
        x = torch.zeros(3)
        x.__iadd__(weight)
        result = x.detach().numpy()
        """,
    "written to by a function that is not known": """\
        import operator
        import torch

        weight = torch.ones(3, requires_grad=True)
        x = torch.zeros(3)
        operator.setitem(x, 0, weight[0])
        result = x.detach().numpy()
        """,
}

MEMORY = {
    "an array that is reversed on one path": """\
        import numpy as np
        import torch

        def make(flip):
            a = np.ones(3)
            if flip:
                a = a[::-1]
            t = torch.from_numpy(a)
            a[0] = 7
            return t

        result = make(False)
        """,
    "an array that is reversed along no axis": """\
        import numpy as np
        import torch

        def make(axes):
            a = np.ones((2, 2))
            t = torch.as_tensor(np.flip(a, axes))
            a[0] = 7
            return t

        result = make(())
        """,
    "what was broadcast": """\
        import numpy as np
        import torch

        a = np.ones(1)
        t = torch.from_numpy(np.broadcast_to(a, (3,))[::-1])
        a[0] = 5
        result = t
        """,
}

FUNCTIONS = {
    "one of two": """\
        import torch

        def make(copies):
            function = torch.tensor if copies else (lambda x: 5)
            return function(torch.ones(3))

        result = make(False)
        """,
    "replaced in a branch": """\
        import sys
        import torch

        function = torch.tensor
        if sys.argv is not None:
            function = len
        result = function(torch.ones(3))
        """,
    "rebound by another function": """\
        import torch

        function = torch.tensor

        def make():
            return function(torch.ones(3))

        def use(other):
            global function
            function = other

        use(len)
        result = make()
        """,
    "overridden in a subclass": """\
        import torch

        class Maker:
            make = staticmethod(torch.tensor)
            def run(self):
                return self.make(torch.ones(3))

        class Other(Maker):
            make = staticmethod(len)

        result = Other().run()
        """,
    "patched": """\
        import torch

        def make():
            return torch.tensor(torch.ones(3))

        original = torch.tensor
        torch.tensor = len
        result = make()
        torch.tensor = original
        """,
    "given something else than was annotated": """\
        import numpy as np
        import torch

        def convert(x: torch.Tensor, other: bool):
            return np.asarray(x.data if other else x)

        result = convert(np.ones(3), False)
        """,
}

ARGUMENTS = {
    "evaluated in the order in which they are written": """\
        import torch

        result = []

        def note(value):
            result.append(str(value))
            return value

        torch.tensor(torch.ones(3), requires_grad=note(True), dtype=note(torch.float64))
        """,
    "unpacked data": """\
        import torch

        def make(device, *args):
            return torch.Tensor(*args, device=device)

        result = make("cpu", [1.0, 2.0]), make("cpu").shape
        """,
    "no device": """\
        import torch

        def make(device=None):
            return torch.LongTensor([1, 2], device=device)

        with torch.device("meta"):
            result = make()
        """,
    "force as a variable": """\
        import torch

        def convert(force):
            return torch.ones(3, requires_grad=True).detach().numpy(force=force)

        result = convert(False)
        """,
    "integers that do not fit": """\
        import numpy as np
        import torch

        numbers = np.array([300, -1])

        def make():
            return torch.tensor([numbers], dtype=torch.uint8)

        try:
            result = make()
        except RuntimeError:
            result = "overflow"
        """,
}

PROGRAMS = {
    f"{topic}: {name}": text
    for topic, programs in (
        ("caught", FAILURES_THAT_ARE_CAUGHT),
        ("names", NAMES),
        ("kinds", OTHER_KINDS),
        ("requires grad", REQUIRES_GRAD_BY_NOW),
        ("memory", MEMORY),
        ("functions", FUNCTIONS),
        ("arguments", ARGUMENTS),
    )
    for name, text in programs.items()
}


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_a_safe_fix_leaves_a_working_program_its_result(text: str) -> None:
    source = Source.from_text(program(text))
    fixed = fix_source(source, settings=Settings(extend_select=("TNP203",)), unsafe=False)
    before, after = (run(one, Machine.CPU) for one in (source.text, fixed.text))
    assert before.failure is None
    assert before.result is not None
    assert after.failure is None
    assert after.result == before.result
