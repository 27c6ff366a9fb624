"""With create_graph= the hook runs with grad mode on, and the gradient has a graph."""
# select: TNP109

import torch

seen = []
weights = torch.ones(3, requires_grad=True)
weights.register_hook(lambda grad: seen.append(grad.cpu().numpy()))  # expect: TNP109
(weights**3).sum().backward(create_graph=True)
result = len(seen)
