import torch


@torch.no_grad()
def report(weight):
    def row(scale):
        return (weight * scale).cpu().numpy()

    return [row(1), row(2)]


result = report(torch.ones(2, requires_grad=True))
