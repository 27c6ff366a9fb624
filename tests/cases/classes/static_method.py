import torch


class Tools:
    @staticmethod
    def to_numpy(tensor: torch.Tensor):
        return tensor.detach().cpu().numpy()


result = Tools.to_numpy(torch.ones(1, requires_grad=True))
