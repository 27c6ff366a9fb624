import pytest
import torch

w = torch.ones(1, requires_grad=True)
pytest.raises(RuntimeError, lambda: w.numpy())
result = True
