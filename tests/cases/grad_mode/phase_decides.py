# The usual train/val loop of fine-tuning tutorials.
import torch
from torch import nn

model = nn.Linear(2, 2)
for phase in ["train", "val"]:
    with torch.set_grad_enabled(phase == "train"):
        outputs = model(torch.ones(3, 2))
    scores = outputs.numpy()  # expect: TNP101
