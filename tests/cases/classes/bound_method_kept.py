import torch


class Holder:
    def __init__(self):
        self.w = torch.ones(2, requires_grad=True)

    def get(self):
        return self.w


holder = Holder()
get = holder.get
holder.w = torch.ones(2)
result = get().numpy()
