# machine: accelerator
import torch


class Batch(dict):
    def to(self, device):
        return Batch((name, value.to(device)) for name, value in self.items())


def values_of(batch, device):
    batch = batch.to(device)
    return batch["x"].detach().numpy()  # expect: TNP102 likely


values_of(Batch(x=torch.ones(2)), "cuda")
