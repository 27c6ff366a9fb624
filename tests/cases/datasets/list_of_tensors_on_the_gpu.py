import torch
from torch.utils.data import DataLoader

device = "cuda" if torch.cuda.is_available() else "cpu"
images = [torch.ones(2, device=device) for _ in range(4)]
for batch in DataLoader(images, batch_size=2):
    result = batch.numpy()  # expect: TNP102 likely
