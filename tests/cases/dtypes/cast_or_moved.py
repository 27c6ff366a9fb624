import torch


def narrowed(flag):
    weight = torch.ones(2, requires_grad=True)
    return weight.to(torch.int64 if flag else "cpu").numpy()  # expect: TNP101 likely


def widened(flag):
    sample = torch.ones(2, dtype=torch.bfloat16)
    return sample.to(torch.float32 if flag else "cpu").numpy()  # expect: TNP105 likely


def moved_or_cast(flag, target):
    weight = torch.ones(2, requires_grad=True)
    return weight.to("cpu" if flag else target).numpy()  # expect: TNP101 likely


narrowed(True)
widened(True)
result = moved_or_cast(False, torch.int64)
