import torch

from .plots import draw_reexported
