# len() and indexing call methods that no call names.
import torch


class Table:
    def __len__(self):
        return 1

    def __getitem__(self, index):
        weight = torch.ones(2, requires_grad=True)
        return weight.numpy()[index]  # expect: TNP101 likely


table = Table()
with torch.no_grad():
    result = [float(table[index]) for index in range(len(table))]
