import torch


def to_array(t):
    try:
        return t.numpy()
    except (TypeError, RuntimeError):
        return t.detach().cpu().numpy()


device = "cuda" if torch.cuda.is_available() else "cpu"
result = to_array(torch.ones(2, requires_grad=True, device=device))
