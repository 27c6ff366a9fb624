# machine: accelerator
import torch
from torch import nn


class Kernel(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("window", torch.hann_window(4))

    def as_array(self):
        return self.window.numpy()  # expect: TNP102 likely


Kernel().to("cuda").as_array()
