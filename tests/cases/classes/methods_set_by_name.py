import torch


class Maker:
    def make(self):
        return torch.ones(2, requires_grad=True)


for name in ["make"]:
    setattr(Maker, name, lambda self: torch.ones(2))
result = Maker().make().numpy()  # expect: TNP101 likely
