import torch
from on_demand import predict

# run: scale()

weights = torch.ones(3, requires_grad=True)
doubled = predict(torch.ones(2))


def scale():
    return (weights * 2).numpy()  # expect: TNP101 certain
