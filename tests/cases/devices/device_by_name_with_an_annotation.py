import numpy as np
import torch


def features(signal: np.ndarray, device: str = "cpu") -> np.ndarray:
    spectrum = torch.from_numpy(signal).to(device, torch.float32).abs()
    if device != "cpu":
        spectrum = spectrum.detach().cpu()
    return spectrum.numpy()


result = features(np.ones(3))
