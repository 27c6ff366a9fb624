import torch


class A:
    def get(self): return torch.ones(3, requires_grad=True) * 2
class B:
    def get(self): return torch.ones(3, requires_grad=True) * 2
for K in (A, B):
    for n in ("get",):
        setattr(K, n, torch.no_grad()(getattr(K, n)))
result = A().get().numpy()  # expect: TNP101 likely
