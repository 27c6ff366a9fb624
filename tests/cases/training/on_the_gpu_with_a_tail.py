# machine: accelerator
import torch
from torch import nn

model = nn.Linear(4, 2).cuda()
batch = torch.randn(3, 4).cuda()
with torch.no_grad():
    logits = model(batch)
scores = logits.softmax(-1).numpy()  # expect: TNP102 certain
