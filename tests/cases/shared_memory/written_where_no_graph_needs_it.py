"""Memory that is written to through an array, and that no graph goes back through: before, after, not kept, copied."""

import numpy as np
import torch


def before_the_operation():
    frame = np.ones(3, dtype=np.float32)
    batch = torch.from_numpy(frame)
    w = torch.ones(3, requires_grad=True)
    frame[:] = 2
    (batch * w).sum().backward()
    return w.grad


def after_backward():
    w = torch.ones(3, requires_grad=True)
    array = w.detach().numpy()
    (w**2).sum().backward()
    array[:] = 0
    return w.grad


def not_kept():
    w = torch.ones(3, requires_grad=True)
    array = w.detach().numpy()
    loss = (w + 1).sum() * 2
    array[:] = 0
    loss.backward()
    return w.grad


def of_what_needs_no_gradient():
    frame = np.ones(3, dtype=np.float32)
    batch = torch.from_numpy(frame)
    w = torch.ones(3, requires_grad=True)
    with torch.no_grad():
        weights = batch * w
    loss = (w * 2).sum() + weights.sum()
    frame[:] = 0
    loss.backward()
    return w.grad


def copied():
    frame = np.ones(3, dtype=np.float32)
    batch = torch.tensor(frame)
    w = torch.ones(3, requires_grad=True)
    loss = (batch * w).sum()
    frame[:] = 0
    loss.backward()
    return w.grad


def another_part():
    frames = np.ones((2, 3), dtype=np.float32)
    batch = torch.from_numpy(frames[:1])
    w = torch.ones(3, requires_grad=True)
    loss = (batch * w).sum()
    frames[1:] = 0
    loss.backward()
    return w.grad


def in_each_step():
    frame = np.ones(3, dtype=np.float32)
    batch = torch.from_numpy(frame)
    w = torch.ones(3, requires_grad=True)
    for step in range(3):
        frame[:] = step
        loss = (batch * w).sum()
        loss.backward()
    return w.grad


def lowered_by_autocast():
    frame = np.ones((1, 3), dtype=np.float32)
    batch = torch.from_numpy(frame)
    w = torch.ones(3, 1, requires_grad=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = (batch @ w).sum()
    frame[:] = 0
    loss.backward()
    return w.grad


result = [
    before_the_operation(),
    after_backward(),
    not_kept(),
    of_what_needs_no_gradient(),
    copied(),
    another_part(),
    in_each_step(),
    lowered_by_autocast(),
]
