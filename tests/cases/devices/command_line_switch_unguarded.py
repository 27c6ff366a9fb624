# Right as long as nobody passes --cuda.
import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--cuda", action="store_true")
options = parser.parse_args(["--cuda"] if torch.cuda.is_available() else [])
x = torch.ones(2)
if options.cuda:
    x = x.cuda()
result = x.numpy()  # expect: TNP102 likely
