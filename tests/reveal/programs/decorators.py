"""Decorators: torch's own, a project's own around no_grad, wraps, caches, methods."""

import functools

import torch

weight = torch.ones(2, requires_grad=True)


@torch.no_grad()
def without_grad():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
    return weight * 2


@torch.no_grad
def bare():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
    return weight * 2


@torch.inference_mode()
def inferring():
    return weight * 2


@torch.enable_grad()
def with_grad():
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
    return weight * 2


@torch.set_grad_enabled(False)
def switched_off():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
    return weight * 2


@torch.no_grad()
def only_returns():
    return weight


@torch.no_grad()
def returns_a_view():
    return weight.view(-1)


reveal(without_grad())  # tensor grad=no device=cpu dtype=float32
reveal(bare())  # tensor grad=no device=cpu dtype=float32
reveal(inferring())  # tensor grad=no device=cpu dtype=float32
with torch.no_grad():
    reveal(with_grad())  # tensor grad=yes device=cpu dtype=float32
reveal(switched_off())  # tensor grad=no device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
reveal(only_returns())  # tensor grad=yes device=cpu dtype=float32
reveal(returns_a_view())  # tensor grad=yes device=cpu dtype=float32


def quiet(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with torch.no_grad():
            return function(*args, **kwargs)

    return wrapper


def logged(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


def detaching(function):
    def wrapper(value):
        return function(value).detach().cpu().numpy()

    return wrapper


def with_option(scale):
    def decorate(function):
        def wrapper(value):
            return function(value) * scale

        return wrapper

    return decorate


@quiet
def wrapped():
    reveal(weight * 2)  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=no)
    return weight * 2


@logged
def traced(value):
    return value * 2


@detaching
def converted(value):
    return value * 2


@with_option(2.0)
def scaled(value):
    return value.detach()


@functools.lru_cache(maxsize=None)
def cached():
    return weight.detach()


@quiet
@logged
def twice():
    return weight * 2


reveal(wrapped())  # tensor grad=no device=cpu dtype=float32
reveal(traced(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(converted(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(scaled(weight))  # tensor grad=no device=cpu dtype=float32
reveal(cached())  # tensor grad=no device=cpu dtype=float32
reveal(twice())  # tensor grad=no device=cpu dtype=float32
reveal(quiet(lambda: weight * 2)())  # tensor grad=no device=cpu dtype=float32
reveal(torch.no_grad()(lambda: weight * 2)())  # tensor grad=no device=cpu dtype=float32


class Model:
    @torch.no_grad()
    def evaluate(self, value):
        reveal(value * weight)  # presumed tensor grad=no device=cpu dtype=?
        return value * weight

    @quiet
    def wrapped(self, value):
        return value * weight

    @staticmethod
    @torch.no_grad()
    def static(value):
        return value * weight

    @property
    @torch.no_grad()
    def output(self):
        return weight * 2


reveal(Model().evaluate(weight))  # tensor grad=no device=cpu dtype=float32
reveal(Model().wrapped(weight))  # tensor grad=no device=cpu dtype=float32
reveal(Model.static(weight))  # tensor grad=no device=cpu dtype=float32
reveal(Model().output)  # tensor grad=no device=cpu dtype=float32


@torch.no_grad
def sets_the_default():
    torch.set_default_dtype(torch.float64)


sets_the_default()
reveal(torch.ones(2))  # tensor grad=no device=cpu dtype=float64
torch.set_default_dtype(torch.float32)
