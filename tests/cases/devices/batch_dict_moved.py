import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
batch = {"x": torch.ones(2), "y": torch.zeros(2)}
batch = {name: value.to(device) for name, value in batch.items()}
values = batch["x"].numpy()  # expect: TNP102 likely
