import torch


def taken(flag):
    pair = (torch.ones(2), None) if flag else (None, torch.ones(2, requires_grad=True))
    match pair:
        case (held, None) | (None, held):
            return held.numpy()  # expect: TNP101 likely
    return None


result = taken(True)
