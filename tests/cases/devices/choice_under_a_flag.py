import torch


def draw(use_cuda: bool):
    x = torch.ones(3)
    if use_cuda:
        x = x.cuda()
    if x.is_cuda:
        x = x.cpu()
    return x.numpy()


result = draw(torch.cuda.is_available())
