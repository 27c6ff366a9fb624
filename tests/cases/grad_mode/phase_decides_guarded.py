import torch
from torch import nn

model = nn.Linear(2, 2)
collected = []
for phase in ["train", "val"]:
    with torch.set_grad_enabled(phase == "train"):
        outputs = model(torch.ones(3, 2))
    collected.append(outputs.detach().numpy())
result = len(collected)
