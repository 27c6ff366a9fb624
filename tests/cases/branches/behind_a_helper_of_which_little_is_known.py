import json

import torch


def read(text):
    if not text:
        raise ValueError(text)
    return json.loads(text)


read("{}")
weight = torch.ones(2, requires_grad=True)
result = weight.numpy()  # expect: TNP101 certain
