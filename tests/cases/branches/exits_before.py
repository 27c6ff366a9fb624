import sys

import torch


def main(dry_run):
    w = torch.ones(2, requires_grad=True)
    if dry_run:
        sys.exit(0)
    return w.detach().numpy()


try:
    main(True)
except SystemExit:
    result = "left"
