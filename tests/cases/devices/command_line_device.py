import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
options = parser.parse_args([])
x = torch.ones(2, device=options.device)
result = x.cpu().numpy()
