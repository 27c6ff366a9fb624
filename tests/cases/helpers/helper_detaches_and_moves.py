import torch


def plain(tensor):
    return tensor.detach().cpu()


device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(2, device=device, requires_grad=True)
result = plain(x).numpy()
