# select: TNP106
import torch

signal = torch.ones(4)
result = torch.fft.ifft(signal).numpy()  # expect: TNP106 likely
