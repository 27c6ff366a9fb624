# machine: cpu
import torch


class Log:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print(kind)


w = torch.ones(2, requires_grad=True)
with Log():
    w.numpy()  # expect: TNP101 certain
