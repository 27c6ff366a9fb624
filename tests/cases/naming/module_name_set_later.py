import torch

state = torch.zeros(2)


def show():
    return state.detach().numpy()


state = torch.ones(2, requires_grad=True)
result = show()
