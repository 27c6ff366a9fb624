import torch

weight = torch.ones(2, requires_grad=True)
without_graph = torch.set_grad_enabled(False)
inside = (weight * 2).cpu().numpy()


@without_graph
def doubled():
    return weight * 2


inner = doubled().numpy()
failing = (weight * 2).numpy()  # expect: TNP101 certain
