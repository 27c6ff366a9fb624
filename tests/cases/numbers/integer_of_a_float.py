# The cast stays where the number is of another kind.
import torch

steps = torch.tensor(7.9)
result = int(steps.numpy()), bool(steps.numpy()), float(torch.tensor(3).numpy())  # expect: TNP204, TNP204, TNP204
