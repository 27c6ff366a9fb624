import torch


class C:
    def __init__(self): self.w = torch.ones(3)
c = C()
print(c.__dict__)
result = c.w.numpy()
