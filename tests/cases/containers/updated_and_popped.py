import torch

held = {}
held.update(b=torch.ones(2, requires_grad=True))
held.update({"c": torch.ones(2)})
first = held["c"].numpy()
second = held.pop("c").numpy()
third = held["b"].numpy()  # expect: TNP101 certain
