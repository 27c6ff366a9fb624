import torch
from torch import nn


class Trainer(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(2, 2)
        self.outputs = []

    def validation_step(self, batch):
        features, label = batch
        logits = self.net(features)
        self.outputs.append(logits.detach().cpu().numpy())
        return nn.functional.cross_entropy(logits, label)


trainer = Trainer()
trainer.validation_step((torch.ones(1, 2), torch.tensor([1])))
result = trainer.outputs[0].shape
