import torch

w = torch.ones(2, requires_grad=True)


def predict():
    with torch.no_grad():
        return w * 2


first = predict().numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
