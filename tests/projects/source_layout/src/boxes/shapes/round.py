# run: absolute()
# run: by_module()
# run: relative()
# run: guarded()
# run: cpu_by_constant()
# run: born_without_grad()
# run: under_own_manager()
# run: decorated()
# run: fresh_from_afar()
# run: Ring().of_base()
# run: Ring().of_base_guarded()
# run: Ring().buffer_of_base()
# run: reexported()
# run: flag()
import numpy as np
import torch

import boxes.convert
import boxes.convert as c
from boxes import as_array
from boxes.convert import DEVICE, WITH_GRAD, weight

from .. import Scaled, convert
from ..convert import frozen, fresh, quietly, to_numpy, without_grad


def absolute():
    return weight().numpy()  # expect: TNP101 certain


def by_module():
    return c.weight().numpy() + boxes.convert.weight().numpy()  # expect: TNP101 certain, TNP101 certain


def relative():
    return np.asarray(convert.weight())  # expect: TNP101 certain


def guarded():
    return to_numpy(weight()), as_array(weight()), convert.to_numpy(weight())


def cpu_by_constant():
    return torch.zeros(3).to(DEVICE).numpy()


def born_without_grad():
    return frozen().numpy()


def under_own_manager():
    with without_grad():
        out = weight() + 1
    return out.numpy()


@quietly
def decorated():
    return (weight() * 2).numpy()


def fresh_from_afar():
    return fresh().numpy(), convert.fresh().numpy()


def reexported():
    return Scaled()(torch.ones(3)).numpy()  # expect: TNP101 certain


def flag():
    return torch.ones(3, requires_grad=WITH_GRAD).numpy()  # expect: TNP101 likely


class Ring(Scaled):
    def of_base(self):
        return self.scale.numpy()  # expect: TNP101 likely

    def of_base_guarded(self):
        return self.hidden()

    def buffer_of_base(self):
        return self.offset.cpu().numpy()
