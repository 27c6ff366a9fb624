# select: TNP106
import torch

spectrum = torch.fft.fft(torch.ones(4))
result = torch.fft.ifft(spectrum).numpy()
