import torch


class Reading:
    def numpy(self):
        return torch.arange(3).numpy()


reading = Reading()
result = reading.numpy().tolist()
