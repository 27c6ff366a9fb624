import torch


class C:
    def __init__(self): self.w = torch.ones(3)
c = C()
d = c.__dict__
d.update(w=torch.ones(3, requires_grad=True))
result = c.w.numpy()  # expect: TNP103 possible
