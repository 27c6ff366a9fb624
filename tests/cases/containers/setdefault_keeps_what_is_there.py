import torch

plain = torch.ones(2)
leaf = torch.ones(2, requires_grad=True)
held = {"a": plain}
first = held.setdefault("a", leaf).numpy()
second = held.get("z", plain).numpy()
third = held.setdefault("b", leaf).numpy()  # expect: TNP101 certain
