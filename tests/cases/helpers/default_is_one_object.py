import torch


def kept(held=torch.ones(3)):
    return held


def gathered(tensor, held=[]):
    held.append(tensor)
    return held


kept()
kept().requires_grad_()
shown = kept().detach().numpy()
frozen = torch.ones(3, requires_grad=True)
gathered(frozen)
for one in gathered(torch.ones(3)):
    one.requires_grad_(False)
result = frozen.numpy()  # expect: TNP101 likely
failing = kept().numpy()  # expect: TNP101 likely
