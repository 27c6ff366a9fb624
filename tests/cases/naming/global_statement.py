import torch

state = torch.zeros(2)


def advance():
    global state
    state = state + torch.ones(2, requires_grad=True)


advance()
values = state.numpy()  # expect: TNP101 likely
