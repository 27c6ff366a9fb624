import sys

import torch


def main():
    weight = torch.ones(2, requires_grad=True)
    sys.exit("nothing to do")
    return weight.numpy()


try:
    main()
except SystemExit:
    result = None
