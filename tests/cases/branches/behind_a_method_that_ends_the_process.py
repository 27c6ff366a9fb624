"""`error()` of a parser never returns: what comes behind the test that leads to it is reached otherwise, or not at all."""

import argparse

import torch

parser = argparse.ArgumentParser(prog="train", usage="train")


def weights():
    x = torch.ones(3, requires_grad=True)
    if x.requires_grad:
        parser.error("weights must be frozen first")
    return x.numpy()  # expect: TNP101 likely


try:
    weights()
except SystemExit as error:
    result = error.code
