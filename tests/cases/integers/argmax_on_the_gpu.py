# machine: accelerator
import torch

logits = torch.ones(2, 3, device="cuda", requires_grad=True)
best = logits.argmax(1).numpy()  # expect: TNP102 certain
