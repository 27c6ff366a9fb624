# The other tensor is on the CPU, which is the constructor's own place.
import torch

counts = torch.zeros(3)
result = torch.LongTensor([1, 2], device=counts.device), torch.FloatTensor(2, 3, device=counts.device).zero_()
