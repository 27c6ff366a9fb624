# machine: cpu
import torch

x = torch.quantize_per_tensor(torch.ones(2), scale=0.1, zero_point=0, dtype=torch.quint8)
good = x.dequantize().numpy(), x.int_repr().numpy()
values = x.numpy()  # expect: TNP105 certain
