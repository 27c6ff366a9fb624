import torch


def as_frames(samples):
    return torch.Tensor(samples).unsqueeze(0)  # expect: TNP301 likely
