import torch

x = torch.arange(3)
if torch.cuda.is_available():
    x = x.cuda()
values = x.numpy()  # expect: TNP102 likely
