from torch import nn


class Pruner:
    def __init__(self, model):
        self.model = model

    def ranks(self):
        model = self.model.cpu()
        found = {}
        for name, module in model.named_modules():
            if isinstance(module, nn.Linear):
                found[name] = module.weight.detach().abs().numpy()
        return found


result = sorted(Pruner(nn.Sequential(nn.Linear(2, 1))).ranks())
