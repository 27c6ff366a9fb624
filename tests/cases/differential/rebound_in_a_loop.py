import torch

scale = torch.tensor(1.0, requires_grad=True)
value = torch.ones(2, 2, requires_grad=True)
kept = [value]
for _ in range(2):
    value = scale + value[0]
kept[0].detach_()
kept[0].numpy()
value.numpy()  # expect: TNP101
