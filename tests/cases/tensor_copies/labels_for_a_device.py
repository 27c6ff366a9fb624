# An inference script, https://github.com/KRLabsOrg/LettuceDetect/pull/18
import torch


def predict(labels: torch.Tensor, device):
    labels = torch.tensor(labels, device=device)  # expect: TNP305 likely
    return labels


result = predict(torch.arange(3), "cpu")
