import numpy as np
import torch


class Packet:
    def __init__(self, values):
        self.data = np.array(values)


packets = [Packet([1.0, 2.0]), Packet([3.0, 4.0])]
result = torch.tensor([float(np.asarray(packet.data).sum()) for packet in packets])
