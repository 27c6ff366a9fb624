"""A project's own context managers around no_grad, and what they do to the code under them."""

import contextlib
import threading

import torch

weight = torch.ones(2, requires_grad=True)


class Quiet(torch.no_grad):
    pass


class QuietInside:
    def __enter__(self):
        self.manager = torch.no_grad()
        self.manager.__enter__()
        return self

    def __exit__(self, *error):
        self.manager.__exit__(*error)


class Timer:
    def __enter__(self):
        self.started = 0.0
        return self

    def __exit__(self, *error):
        self.started = 1.0


@contextlib.contextmanager
def evaluating(model):
    model.eval()
    with torch.no_grad():
        yield model
    model.train()


@contextlib.contextmanager
def logged(name):
    yield name


@contextlib.contextmanager
def gives_a_tensor():
    yield weight.detach()


def frozen():
    return torch.no_grad()


with Quiet():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with QuietInside():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with Timer() as timer:
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
    reveal(timer)  # Timer
model = torch.nn.Linear(2, 2)
with evaluating(model):
    reveal(model(torch.ones(1, 2)))  # tensor grad=no device=cpu dtype=float32
reveal(model(torch.ones(1, 2)))  # tensor grad=yes device=cpu dtype=float32
with logged("step"):
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with gives_a_tensor() as value:
    reveal(value)  # tensor grad=no device=cpu dtype=float32
with frozen():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
with frozen(), logged("inside") as name:
    reveal(name)  # 'inside'
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32


@Quiet()
def quietly():
    return weight * 2


reveal(quietly())  # tensor grad=no device=cpu dtype=float32

lock = threading.Lock()
guarded = weight * 2
with lock:
    guarded = guarded.detach()
reveal(guarded)  # tensor grad=?|no device=cpu dtype=float32 (expert: grad=no)
