import numpy as np
import torch


def draw_scores(scores):
    return np.sort(scores.numpy())


def draw_losses(losses):
    return losses.numpy()  # expect: TNP101 likely


def draw_anything(values):
    return values.numpy()  # expect: TNP103 possible


def draw_reexported(values):
    return values.numpy()  # expect: TNP103 possible


class Canvas:
    def paint_surface(self, values):
        return values.numpy()
