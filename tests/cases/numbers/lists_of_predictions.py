import torch
from torch import nn

model = nn.Linear(2, 3)
with torch.no_grad():
    result = model(torch.ones(4, 2)).argmax(1).to("cpu").numpy().tolist()  # expect: TNP204
