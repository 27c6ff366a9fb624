# An inference script, https://github.com/KRLabsOrg/LettuceDetect/pull/18
import torch


def predict(labels: torch.Tensor, device):
    doubled = torch.tensor(labels * 2, device=device)  # expect: TNP305 likely
    return torch.tensor(labels, device=device), doubled


result = predict(torch.arange(3), "cpu")
