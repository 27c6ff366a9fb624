"""Inheritance in one file, super, properties, abstract methods, mixins."""

import abc
import functools

import torch

weight = torch.ones(2, requires_grad=True)


class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value
        self.cache = None

    def output(self):
        return self.value * 2

    def converted(self):
        return self.output().detach()

    @property
    def detached(self):
        return self.value.detach()

    @property
    def stored(self):
        return self._stored

    @stored.setter
    def stored(self, value):
        self._stored = value.detach()

    @functools.cached_property
    def once(self):
        return self.value.detach().double()


class Child(Base):
    kind = "child"

    def __init__(self, value):
        super().__init__(value.detach())
        self.own = value

    def output(self):
        return super().output() + 1


class Renamed(Child):
    pass


class Mixin:
    def mixed_in(self):
        return self.value.double()


class Both(Mixin, Base):
    def __init__(self, value):
        Base.__init__(self, value)


base, child = Base(weight), Child(weight)
reveal(base.output())  # tensor grad=yes device=cpu dtype=float32
reveal(base.converted())  # tensor grad=no device=cpu dtype=float32
reveal(base.detached)  # tensor grad=no device=cpu dtype=float32
reveal(base.kind)  # 'base'
reveal(base.once)  # tensor grad=no device=cpu dtype=float64
base.stored = weight
reveal(base.stored)  # tensor grad=no device=cpu dtype=float32
reveal(child.value)  # tensor grad=no device=cpu dtype=float32
reveal(child.own)  # tensor grad=yes device=cpu dtype=float32
reveal(child.output())  # tensor grad=no device=cpu dtype=float32
reveal(child.kind)  # 'child'
reveal(child.cache)  # None
reveal(Renamed(weight).output())  # tensor grad=no device=cpu dtype=float32
reveal(Renamed(weight).own)  # tensor grad=yes device=cpu dtype=float32
reveal(Both(weight).mixed_in())  # tensor grad=yes device=cpu dtype=float64
reveal(Both(weight.detach()).mixed_in())  # tensor grad=no device=cpu dtype=float64


class Abstract(abc.ABC):
    @abc.abstractmethod
    def compute(self) -> torch.Tensor:
        """What the subclasses compute."""

    def run(self):
        result = self.compute()
        reveal(result)  # tensor grad=?|no device=?|cpu dtype=?|float32 (expert: grad=? device=? dtype=?)
        return result


class Concrete(Abstract):
    def compute(self) -> torch.Tensor:
        return weight.detach()


reveal(Concrete().run())  # tensor grad=no device=cpu dtype=float32


class Shadow:
    """Names that tensors have too are this class's own here."""

    def __init__(self):
        self.data = [1, 2]
        self.grad = weight

    def numpy(self):
        return [1.0]

    def detach(self):
        return weight

    def cpu(self):
        return self


shadow = Shadow()
reveal(shadow.data)  # [1, 2]
reveal(shadow.grad)  # tensor grad=yes device=cpu dtype=float32
reveal(shadow.numpy())  # [1.0]
reveal(shadow.detach())  # tensor grad=yes device=cpu dtype=float32
reveal(shadow.cpu())  # Shadow
reveal(isinstance(shadow, torch.Tensor))  # bool
reveal(super(Child, child).output())  # unknown (expert: tensor grad=no device=cpu dtype=float32)
reveal(type(child)(weight).value)  # tensor grad=no device=cpu dtype=float32
