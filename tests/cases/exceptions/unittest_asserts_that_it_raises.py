import unittest

import torch


class Refusals(unittest.TestCase):
    def runTest(self):
        w = torch.ones(1, requires_grad=True)
        with self.assertRaises(RuntimeError):
            w.numpy()
        self.assertRaises(RuntimeError, lambda: w.numpy())


Refusals().runTest()
result = True
