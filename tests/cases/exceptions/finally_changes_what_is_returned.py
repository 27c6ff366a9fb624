import torch


def weight():
    made = torch.ones(2, requires_grad=True)
    try:
        return made
    finally:
        made.requires_grad_(False)


result = weight().numpy()
