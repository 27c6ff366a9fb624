import numpy as np
import torch


class OnObject:
    dtype = torch.bfloat16


class OnClass:
    dtype = torch.bfloat16


class ByWord:
    dtype = torch.bfloat16

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)


class InInit:
    def __init__(self):
        self.dtype = torch.bfloat16

    def make(self):
        return torch.ones(3, dtype=self.dtype).numpy()


def single(class_):
    class_.dtype = torch.float32
    return class_


@single
class Decorated:
    dtype = torch.bfloat16


class OfArrays:
    dtype = np.uint16


class OnAccelerator:
    device = "cuda"


on_object, by_word, in_init, of_arrays, placed = OnObject(), ByWord(dtype=torch.float32), InInit(), OfArrays(), OnAccelerator()


def make():
    yield torch.ones(3, dtype=on_object.dtype).numpy()
    yield torch.ones(3, dtype=OnClass.dtype).numpy()
    yield torch.ones(3, dtype=by_word.dtype).numpy()
    yield torch.ones(3, dtype=Decorated.dtype).numpy()
    yield torch.from_numpy(np.ones(3, dtype=of_arrays.dtype))
    yield torch.ones(3, device=placed.device).numpy()  # expect: TNP102 likely


on_object.dtype = torch.float32
setattr(OnClass, "dtype", torch.float32)
in_init.dtype = torch.float32
vars(of_arrays)["dtype"] = np.float32
placed.device = "cpu"
results = [*make(), in_init.make()]
