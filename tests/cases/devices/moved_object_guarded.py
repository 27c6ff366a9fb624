import torch


class Batch(dict):
    def to(self, device):
        return Batch((name, value.to(device)) for name, value in self.items())


def values_of(batch, device):
    batch = batch.to(device)
    return batch["x"].detach().cpu().numpy()


result = values_of(Batch(x=torch.ones(2)), "cuda" if torch.cuda.is_available() else "cpu")
