# Only the chain is looked at: a name may go elsewhere too.
import torch

w = torch.nn.Parameter(torch.ones(2))
plain = w.data
result = plain.numpy()
