# What the helper leaves as it is, or moves to the device, is where it was told to be.
import torch


def to_device(value, device):
    if isinstance(value, dict):
        return {name: to_device(one, device) for name, one in value.items()}
    if isinstance(value, torch.Tensor):
        return value.detach().to(device)
    return value


def as_it_is(value):
    if isinstance(value, dict):
        return {name: as_it_is(one) for name, one in value.items()}
    return value


def first(outputs):
    return to_device(outputs, "cuda")["logits"].numpy()  # expect: TNP102 likely


def deep(outputs):
    return as_it_is(outputs)["a"]["b"]["c"]["d"].numpy()  # expect: TNP103 possible


result = deep({"a": {"b": {"c": {"d": torch.ones(2)}}}}).sum()
