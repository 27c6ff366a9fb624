import numpy as np


class Packet:
    def __init__(self):
        self.data = np.ones(2)


result = np.asarray(Packet().data)
