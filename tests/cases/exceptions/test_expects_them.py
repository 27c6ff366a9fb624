import unittest

import torch


def convert():
    return torch.ones(2, requires_grad=True).numpy()


class ConvertTest(unittest.TestCase):
    @unittest.expectedFailure
    def test_converts(self):
        torch.ones(2, requires_grad=True).numpy()

    @unittest.skip("needs another machine")
    def test_skipped(self):
        torch.ones(2, requires_grad=True).numpy()


test = ConvertTest()
with test.assertRaises(RuntimeError):
    convert()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(ConvertTest)
result = unittest.TextTestRunner().run(suite).wasSuccessful()
