"""Guards that reach a name: rebinding, branches, tuple assignment, a guard inside an argument."""

import random

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)
outputs = (weight * 2, weight * 3)

value = weight
value = value.detach()
reveal(value)  # tensor grad=no device=cpu dtype=float32
value = value.cpu()
reveal(value)  # tensor grad=no device=cpu dtype=float32
first, second = (one.detach() for one in outputs)
reveal(first)  # tensor grad=no device=cpu dtype=float32
first, second = outputs[0].detach(), outputs[1]
reveal(first)  # tensor grad=no device=cpu dtype=float32
reveal(second)  # tensor grad=yes device=cpu dtype=float32
first, second = map(lambda one: one.detach().numpy(), outputs)
reveal(second)  # ndarray dtype=float32 (expert: array dtype=float32)


def plot(array, label=None):
    reveal(array)  # unknown
    return np.asarray(array)


reveal(plot(weight.detach()))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(plot(weight.detach().numpy(), label="x"))  # ndarray dtype=float32 (expert: array dtype=float32)


def tensor_to_array(value, dtype=None):
    if value is None:
        return None
    if isinstance(value, torch.Tensor):
        if value.requires_grad:
            value = value.detach()
        if value.device.type != "cpu":
            value = value.cpu()
        value = value.numpy()
        reveal(value)  # ndarray dtype=? (expert: array dtype=?)
    if dtype is not None:
        value = value.astype(dtype)
    return value


reveal(tensor_to_array(None))  # None
reveal(tensor_to_array(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(tensor_to_array(np.zeros(2)))  # array dtype=float64
reveal(tensor_to_array(weight, np.float64))  # ndarray dtype=float64 (expert: array dtype=float64)


def nested(value):
    if isinstance(value, dict):
        return {name: nested(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [nested(one) for one in value]
    return value.detach()


reveal(nested(weight))  # tensor grad=no device=cpu dtype=float32
nested({"a": weight})
nested([weight])


def evaluate(model, loader):
    model.eval()
    collected = []
    with torch.no_grad():
        for inputs, labels in loader:
            output = model(inputs)
            reveal(output)  # presumed tensor grad=no device=follows dtype=?
            collected.append(output.cpu())
    result = torch.cat(collected)
    reveal(result)  # tensor grad=no device=cpu dtype=?
    return result


loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(2, 2), torch.zeros(2)))
reveal(evaluate(torch.nn.Linear(2, 1), loader))  # tensor grad=no device=cpu dtype=float32
for inputs, labels in loader:
    reveal(inputs)  # tensor grad=no device=cpu dtype=float32
history = [weight.detach().numpy() for step in range(2)]
reveal(np.stack(history))  # array dtype=float32
reveal(np.mean([one.mean() for one in history]))  # scalar dtype=float32
loss = (weight**2).sum()
reveal(loss.item())  # float
reveal(float(loss))  # float
reveal(loss.detach().cpu().numpy())  # ndarray dtype=float32
best = None
for step in range(3):
    score = loss.detach() * step
    if best is None or score < best:
        best = score
reveal(best)  # tensor grad=no device=cpu dtype=float32
reveal(weight.detach().numpy() if random.random() < 0.5 else None)  # None or ndarray dtype=float32 (expert: None or array dtype=float32)
