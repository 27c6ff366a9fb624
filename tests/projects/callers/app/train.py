# run: evaluate(torch.nn.Linear(2, 1), torch.ones(3, 2))
# run: fit(torch.nn.Linear(2, 1), torch.ones(3, 2))
# run: paint(torch.ones(3, 2))
# run: listen()
import numpy as np
import torch

from . import audio, plots
from .plots import Canvas, draw_losses


def evaluate(model, batch):
    with torch.no_grad():
        scores = model(batch).cpu()
    return plots.draw_scores(scores)


def fit(model: torch.nn.Module, batch):
    return draw_losses(model(batch).cpu())


def paint(batch):
    Canvas().paint_surface(torch.zeros(3))
    return Canvas().paint_surface(batch.detach().cpu())


def listen():
    return audio.as_frames(np.linspace(0.0, 1.0, 3))


HANDLERS = {"anything": plots.draw_anything}
