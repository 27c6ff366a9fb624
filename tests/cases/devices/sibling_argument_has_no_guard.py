# Labels often stay on the CPU: what happens to the predictions is no evidence for them.
import torch


def compare(predictions: torch.Tensor, labels: torch.Tensor):
    return predictions.detach().cpu().numpy() == labels.numpy()  # expect: TNP103 possible


result = compare(torch.ones(2, device="cuda" if torch.cuda.is_available() else "cpu"), torch.ones(2))
