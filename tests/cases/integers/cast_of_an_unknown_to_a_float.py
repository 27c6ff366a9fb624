# select: TNP109
import torch


def values(prediction):
    return prediction.to(torch.float64).cpu().numpy()  # expect: TNP109 possible


result = values(torch.ones(2))
