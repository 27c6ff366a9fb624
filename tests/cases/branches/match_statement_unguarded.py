import torch

kind = "numpy"
w = torch.ones(2, requires_grad=True)
match kind:
    case "numpy":
        result = w.numpy()  # expect: TNP101 certain
    case "list":
        result = w.tolist()
