import torch
from torch.utils.data import ConcatDataset, DataLoader, Dataset, Subset, TensorDataset


class Fixed(Dataset):
    def __init__(self):
        self.points = torch.ones(4, requires_grad=True)

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self.points[index]


def weights():
    return torch.ones(3, 2, requires_grad=True)


first, second, third, fourth, fifth = weights(), weights(), weights(), weights(), weights()
TensorDataset(first).tensors[0].requires_grad_(False)
for tensor in DataLoader(TensorDataset(second), batch_size=2).dataset.tensors:
    tensor.requires_grad_(False)
Subset([third], [0])[0].requires_grad_(False)
Subset([fourth], [0]).dataset[0].requires_grad_(False)
for tensor in ConcatDataset([[fifth]]):
    tensor.requires_grad_(False)
loader = DataLoader(Fixed())
loader.dataset.points = torch.ones(4)
fixed = Fixed()
DataLoader(fixed).dataset.points = torch.ones(4)
result = [
    first.numpy(),
    second.numpy(),  # expect: TNP101 likely
    third.numpy(),
    fourth.numpy(),  # expect: TNP101 likely
    fifth.numpy(),  # expect: TNP101 likely
    fixed.points.numpy(),  # expect: TNP101 likely
]
