import torch


def run(x: torch.Tensor, use_gpu):
    x = torch.ones(2) * 2
    if use_gpu:
        x = x.cuda()
    y = x + 1
    if not use_gpu:
        return y.numpy()
    return y.cpu().numpy()


result = run(torch.ones(2), torch.cuda.is_available())
