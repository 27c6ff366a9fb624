import numpy as np
import torch

weight = torch.ones(3, requires_grad=True)


def left():
    return (weight * 2).detach().numpy()


def wipe(values):
    values[:] = 0


def by_another_name():
    values = left()
    other = values
    other[:] = 0
    torch.tensor(values, requires_grad=True).sum().backward()


def by_a_view():
    values = left()
    values.T[:].fill(0)
    torch.tensor(values, requires_grad=True).sum().backward()


def by_a_function():
    values = left()
    np.copyto(values, 0)
    torch.tensor(values, requires_grad=True).sum().backward()


def by_a_helper():
    values = left()
    wipe(values)
    torch.tensor(values, requires_grad=True).sum().backward()


def by_out():
    values = left()
    np.multiply(np.ones(3), 2, out=values)
    torch.tensor(values, requires_grad=True).sum().backward()


def in_a_loop():
    values, others = left(), left()
    for one in (values, others):
        one.fill(0)
    torch.tensor(values, requires_grad=True).sum().backward()


def through_the_array():
    tensor = (weight * 2).detach()
    tensor.numpy()[:] = 0
    torch.tensor(tensor.tolist(), requires_grad=True).sum().backward()


def through_its_items():
    values = left()
    values.flat = 0
    torch.tensor(values, requires_grad=True).sum().backward()


def of_a_list():
    values = (weight * 2).tolist()
    other = values
    other.clear()
    torch.tensor(values, requires_grad=True).sum().backward()


def multiplied():
    values = (weight * 2).detach().numpy()
    other = values
    other *= 2
    torch.tensor(values, requires_grad=True).sum().backward()  # expect: TNP501 certain


def another_one():
    values, others = (weight * 2).detach().numpy(), (weight * 2).detach().numpy() * 2
    others[:] = 0
    torch.tensor(values, requires_grad=True).sum().backward()  # expect: TNP501 certain


for step in (
    by_another_name,
    by_a_view,
    by_a_function,
    by_a_helper,
    by_out,
    in_a_loop,
    through_the_array,
    through_its_items,
    of_a_list,
    multiplied,
    another_one,
):
    step()
result = weight.grad is not None
