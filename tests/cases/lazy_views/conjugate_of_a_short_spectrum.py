"""A spectrogram is complex where it is asked to be, and a signal that comes back of it is not."""

import torch

signal, window = torch.ones(8), torch.hann_window(8)
spectrum = torch.stft(signal, 8, window=window, return_complex=True)
pairs = torch.stft(signal, 8, window=window, return_complex=False).conj().numpy()
again = torch.istft(spectrum, 8, window=window).conj().numpy()
result = spectrum.conj().numpy()  # expect: TNP106 certain
