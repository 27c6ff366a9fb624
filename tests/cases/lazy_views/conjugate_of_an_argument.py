# machine: cpu
import torch


def amplitudes(state: torch.Tensor):
    return state.conj().detach().cpu().numpy()  # expect: TNP106 likely


result = amplitudes(torch.tensor([1j]))
