"""Programs that go on where a call raises: the exception is caught by somebody further out."""

from __future__ import annotations

FAILURES_THAT_ARE_CAUGHT = {
    "by the caller": """\
        import torch

        def convert():
            weight = torch.ones(3, requires_grad=True)
            return weight.numpy()

        try:
            result = convert()
        except RuntimeError:
            result = "refused"
        """,
    "by the caller of the caller": """\
        import numpy as np
        import torch

        def convert():
            return torch.from_numpy(np.ones(3)[::-1])

        def load():
            return convert() + 1

        class Loader:
            def __next__(self):
                try:
                    return load()
                except Exception:
                    return "refused"

        result = next(Loader())
        """,
    "by a decorator": """\
        import torch

        def or_none(function):
            def wrapper(*args):
                try:
                    return function(*args)
                except TypeError:
                    return None
            return wrapper

        @or_none
        def make():
            return torch.Tensor([0.5, 2], dtype=torch.float32)

        result = make()
        """,
    "by a function that is given a lambda": """\
        import torch

        def fails(function):
            try:
                function()
            except RuntimeError:
                return True
            return False

        weight = torch.ones(3, requires_grad=True)
        result = fails(lambda: weight.numpy())
        """,
    "by a function that is given a function": """\
        import torch

        def fails(function):
            try:
                function()
            except RuntimeError:
                return True
            return False

        weight = torch.ones(3, requires_grad=True)

        def convert():
            return weight.numpy()

        result = fails(convert)
        """,
    "of each of several lambdas": """\
        import numpy as np
        import torch

        x = torch.arange(3.0)
        result = []
        for compute in (lambda: np.sum(x), lambda: np.mean(x)):
            try:
                result.append(compute())
            except TypeError:
                result.append(None)
        """,
    "by a finally that returns": """\
        import torch

        def convert():
            weight = torch.ones(3, requires_grad=True)
            array = None
            try:
                array = weight.numpy()
            finally:
                return array

        result = convert()
        """,
    "as another exception": """\
        import torch

        def read():
            return torch.ones(2).numpy().item()

        try:
            result = read()
        except ValueError:
            result = "several"
        """,
    "by a future": """\
        from concurrent.futures import ThreadPoolExecutor

        import torch

        def convert():
            weight = torch.ones(3, requires_grad=True)
            return weight.numpy()

        with ThreadPoolExecutor(1) as pool:
            result = type(pool.submit(convert).exception()).__name__
        """,
    "among the results of several tasks": """\
        import asyncio

        import torch

        async def convert():
            weight = torch.ones(3, requires_grad=True)
            return weight.numpy()

        async def run():
            return await asyncio.gather(convert(), convert(), return_exceptions=True)

        result = [type(one).__name__ for one in asyncio.run(run())]
        """,
}
