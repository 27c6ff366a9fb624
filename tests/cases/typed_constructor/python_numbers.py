import torch

steps = [1, 2, 3]
result = [torch.LongTensor(steps), torch.FloatTensor([0.5, 1.5]), torch.LongTensor([len(steps)] * 2)]
