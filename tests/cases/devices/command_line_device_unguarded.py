# machine: accelerator
import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="cuda")
options = parser.parse_args([])
x = torch.ones(2, device=options.device)
values = x.numpy()  # expect: TNP102 likely
