# run: evaluate(torch.nn.Linear(2, 1), torch.ones(3, 2))
# run: fit(torch.nn.Linear(2, 1), torch.ones(3, 2))
# run: paint(torch.ones(3, 2))
import torch

from . import plots
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


HANDLERS = {"anything": plots.draw_anything}
