import torch
from torch import nn


class Pipeline:
    def __init__(self, net):
        self.net = net

    def __call__(self, x):
        return self.run_single(x)

    def run_single(self, x):
        outputs = self.forward(x)
        return self.postprocess(outputs)

    def forward(self, x):
        with torch.no_grad():
            outputs = self._forward(x)
        return self._to_cpu(outputs)

    def train_step(self, x):
        return self.logged(self.net(x))

    def _to_cpu(self, value):
        if isinstance(value, dict):
            return {name: self._to_cpu(held) for name, held in value.items()}
        if isinstance(value, torch.Tensor):
            return value.to(torch.device("cpu"))
        return value

    def _forward(self, x):
        raise NotImplementedError

    def postprocess(self, outputs):
        raise NotImplementedError

    def logged(self, outputs):
        raise NotImplementedError
