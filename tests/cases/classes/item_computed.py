import torch


class Dataset:
    def __getitem__(self, index):
        return torch.ones(2), torch.ones(2, requires_grad=True)

    def __len__(self):
        return 2


features, weights = Dataset()[0]
first = features.numpy()
second = weights.numpy()  # expect: TNP101 certain
