import torch


class EagerTensor:
    def __init__(self, values):
        self.values = values

    def numpy(self):
        return list(self.values)


def compare(ours: torch.Tensor, theirs: EagerTensor):
    return ours.detach().cpu().numpy().tolist() == theirs.numpy()  # expect: TNP204


result = compare(torch.ones(1), EagerTensor([1.0]))
