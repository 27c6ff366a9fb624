import torch

w = torch.ones(2, requires_grad=True)
counts = w.type(torch.LongTensor).numpy()
counts = w.type("torch.LongTensor").numpy()
result = w.type(torch.DoubleTensor).numpy()  # expect: TNP101 certain
