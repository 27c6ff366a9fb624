import torch

plain, graph = torch.zeros(2), torch.ones(2, requires_grad=True)
plain, graph = graph, plain
result = graph.numpy()
