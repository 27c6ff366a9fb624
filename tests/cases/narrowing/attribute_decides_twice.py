import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--no-cuda", action="store_true")
args = parser.parse_args([])
args.cuda = not args.no_cuda and torch.cuda.is_available()
model = nn.Linear(2, 2)
if args.cuda:
    model.cuda()


def predicted(x):
    if args.cuda:
        x = x.cuda()
    with torch.no_grad():
        y = model(x)
    if args.cuda:
        y = y.cpu()
    return y.numpy()


device = torch.device("cuda" if args.cuda else "cpu")
noise = torch.ones(3, device=device)
if args.cuda:
    noise = noise.cpu()
result = [predicted(torch.ones(1, 2)), noise.numpy()]
