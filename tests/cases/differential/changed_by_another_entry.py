import torch

weight = torch.ones(2, requires_grad=True)
table = {"first": weight, "second": weight.requires_grad_(False)}
both = [weight.numpy(), table["second"].numpy()]
result = table["first"].numpy()  # expect: TNP101 likely
