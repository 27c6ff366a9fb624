import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)

    def forward(self, x):
        logits = self.fc(x)
        return {"logits": logits, "labels": logits.argmax(-1)}


output = Net()(torch.ones(1, 2))
labels = output["labels"].numpy()
logits = output["logits"].numpy()  # expect: TNP101
