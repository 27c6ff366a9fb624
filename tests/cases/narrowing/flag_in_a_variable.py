import torch

w = torch.ones(2, requires_grad=True)
trainable = w.requires_grad
result = w.numpy() if not trainable else w.detach().numpy()
