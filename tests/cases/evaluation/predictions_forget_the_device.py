# The user may have moved the model: the caller here did.
# machine: accelerator
import numpy as np
import torch
from torch import nn


@torch.no_grad()
def predict(model: nn.Module, batches):
    model.eval()
    return np.concatenate([model(batch).numpy() for batch in batches])  # expect: TNP102 likely


predict(nn.Linear(2, 1).to("cuda"), [torch.ones(4, 2, device="cuda"), torch.ones(4, 2, device="cuda")])
