import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--cuda", action="store_true")
options = parser.parse_args([])
x = torch.ones(2)
if options.cuda:
    x = x.cuda()
result = x.cpu().numpy()
