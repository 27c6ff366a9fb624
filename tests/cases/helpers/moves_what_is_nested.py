# The helper goes through dicts, lists and tuples, however deep, and brings all tensors to the CPU.
import torch


def to_cpu(value):
    if isinstance(value, dict):
        return {name: to_cpu(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_cpu(one) for one in value]
    if isinstance(value, torch.Tensor):
        return value.detach().cpu()
    return value


def first(outputs):
    return to_cpu(outputs)["logits"].numpy()


def inner(outputs):
    outputs = to_cpu(outputs)
    return outputs["layers"][0]["attention"][1].numpy()


def every(outputs):
    return [one.numpy() for one in to_cpu(outputs)]


def whole(outputs):
    return to_cpu(outputs).numpy()


result = first({"logits": torch.ones(2, requires_grad=True)}).sum()
