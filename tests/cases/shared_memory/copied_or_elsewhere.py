"""Snapshots that are right: copied, of another part of the memory, of something that was bound anew, read in time."""

import numpy as np
import torch


def copied():
    state = torch.ones(4) * 2
    snapshots = [state.numpy().copy(), state.clone().numpy(), np.array(state.tolist())]
    state += 1
    return snapshots


def another_part():
    state = torch.ones(4) * 2
    first = state[0].numpy()
    state[1] = 0
    return first


def another_chunk():
    left, right = (torch.ones(4) * 2).chunk(2)
    kept = left.numpy()
    right += 1
    return kept


def one_number():
    state = torch.ones(4) * 2
    number = state.numpy()[0]
    state += 1
    return number


def bound_anew():
    state = torch.ones(4) * 2
    kept = state.numpy()
    state = state + 1
    state += 1
    return kept


def read_in_time():
    state = torch.ones(4) * 2
    total = state.numpy().sum()
    shape = state.numpy()
    state += 1
    return total, shape.shape


def another_layer():
    layers = [torch.nn.Linear(2, 2) for _ in range(2)]
    kept = layers[0].weight.detach().numpy()
    with torch.no_grad():
        layers[1].weight += 1
    return kept.shape, kept.sum() == layers[0].weight.sum().item()


result = [copied(), another_part(), another_chunk(), one_number(), bound_anew(), read_in_time(), another_layer()[0]]
