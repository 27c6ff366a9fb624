import torch


def array(x: torch.Tensor):
    on_gpu = x.is_cuda
    traced = x.requires_grad
    if on_gpu or traced:
        return x.detach().cpu().numpy()
    return x.numpy()


result = array(torch.ones(2, requires_grad=True))
