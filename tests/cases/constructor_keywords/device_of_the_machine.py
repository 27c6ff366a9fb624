import torch


def scratch(device):
    return torch.Tensor(2, 3, device=device).zero_()  # expect: TNP310 likely


result = scratch("cuda" if torch.cuda.is_available() else "cpu")
