# select: TNP203
from torch import nn

layer = nn.Linear(2, 2)
saved = layer.state_dict()
kept = layer.state_dict(keep_vars=True)
result = [
    saved["weight"].detach().numpy().shape,  # expect: TNP203 likely
    kept["weight"].detach().numpy().shape,
]
