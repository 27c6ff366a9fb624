"""meta-pytorch/tnt#551: a logger makes a float of a metric by way of an array, which fails for a loss."""

import torch


def _to_float(metric: torch.Tensor) -> float:
    metric = metric.squeeze()
    if metric.numel() != 1:
        raise ValueError(f"{metric.numel()} numbers in place of one")
    return float(metric.cpu().numpy().item())  # expect: TNP101 certain, TNP204


weights = torch.ones(3, requires_grad=True)
result = _to_float((weights**2).mean())
