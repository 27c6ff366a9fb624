import torch
from torch import nn


class Freezing(torch.optim.SGD):
    def freeze(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.requires_grad_(False)


def weights():
    return torch.ones(2, requires_grad=True)


first, second, third, fourth, fifth = weights(), weights(), weights(), weights(), weights()
for group in torch.optim.SGD([first], lr=0.1).param_groups:
    for parameter in group["params"]:
        parameter.requires_grad_(False)

schedule = torch.optim.lr_scheduler.StepLR(torch.optim.SGD([second], lr=0.1), 1)
schedule.optimizer.param_groups[0]["params"][0].requires_grad_(False)

adaptive = torch.optim.Adam([third], lr=0.1)
third.sum().backward()
adaptive.step()
for parameter in adaptive.state:
    parameter.requires_grad_(False)

Freezing([fourth], lr=0.1).freeze()

grown = torch.optim.SGD([weights()], lr=0.1)
grown.add_param_group({"params": [fifth]})
grown.param_groups[1]["params"][0].requires_grad_(False)
result = [
    first.numpy(),  # expect: TNP101 likely
    second.numpy(),  # expect: TNP101 likely
    third.numpy(),  # expect: TNP101 likely
    fourth.numpy(),  # expect: TNP101 likely
    fifth.numpy(),  # expect: TNP101 likely
]
