import torch


class Tagged(torch.Tensor):
    def __new__(cls, data, dtype=None):
        return torch.tensor(data, dtype=dtype).as_subclass(cls)


result = Tagged([1.0], dtype=torch.float64).tolist()
