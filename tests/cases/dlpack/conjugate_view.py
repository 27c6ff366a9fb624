"""A conjugate view is not exported, what was computed from it is."""

import numpy as np
import torch

spectrum = torch.fft.fft(torch.arange(4.0))
twice = np.from_dlpack(spectrum.conj() * 2)
result = np.from_dlpack(spectrum.conj())  # expect: TNP106 certain
