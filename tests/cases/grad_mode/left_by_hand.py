import torch

w = torch.ones(2, requires_grad=True)
guard = torch.no_grad()
guard.__enter__()
first = (w * 2).numpy()
guard.__exit__(None, None, None)
second = (w * 2).numpy()  # expect: TNP101 certain
