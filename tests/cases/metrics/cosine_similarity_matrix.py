import torch
import torch.nn.functional as F

embedding = torch.nn.Embedding(4, 3)
vectors = F.normalize(embedding.weight, dim=1)
similarity = (vectors @ vectors.T).numpy()  # expect: TNP101 certain
