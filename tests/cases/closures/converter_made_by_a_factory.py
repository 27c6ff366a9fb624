import torch


def converter(device):
    def convert(tensor):
        return tensor.detach().to("cpu").numpy()

    return convert


result = converter("cpu")(torch.ones(1, requires_grad=True))
