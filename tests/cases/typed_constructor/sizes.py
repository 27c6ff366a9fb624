import torch


class Table:
    def __init__(self, rows, width=4):
        self.values = torch.FloatTensor(rows, width).zero_()
        self.mask = torch.ByteTensor(rows).fill_(0)


result = [Table(2).values, Table(2).mask]
