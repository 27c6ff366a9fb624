import torch


class Config:
    scale = torch.tensor([1.0, 2.0])

    def as_array(self):
        return self.scale.numpy()


result = Config().as_array()
