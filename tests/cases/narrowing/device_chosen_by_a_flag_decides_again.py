import torch


def ones(use_cuda):
    device = torch.device("cuda" if use_cuda else "cpu")
    y = torch.ones(3).to(device)
    if use_cuda:
        y = y.cpu()
    return y.numpy()


result = ones(torch.cuda.is_available())
