import torch

state = torch.zeros(2, requires_grad=True)


def advance():
    global state
    state = state.detach()


advance()
result = state.numpy()  # expect: TNP101 likely
