# A library that wraps NumPy and torch alike: `conj` copies in one and sets a bit in the other.
# machine: cpu
import numpy as np
import torch

signal = torch.arange(4.0)
spectrum = torch.fft.fft(signal)
power = (spectrum * spectrum.conj()).real.numpy()
values = np.asarray(torch.conj(spectrum))  # expect: TNP106 certain
