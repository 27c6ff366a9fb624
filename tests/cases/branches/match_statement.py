import torch

kind = "numpy"
w = torch.ones(2, requires_grad=True)
match kind:
    case "numpy":
        result = w.detach().numpy()
    case "list":
        result = w.tolist()
    case _:
        result = w
