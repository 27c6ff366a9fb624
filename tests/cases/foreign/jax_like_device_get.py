import numpy as np


class DeviceArray:
    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype=dtype)


result = np.asarray(DeviceArray([1.0, 2.0]))
