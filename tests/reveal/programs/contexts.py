"""with: grad mode, inference mode, default dtype, autocast, and how they nest and end."""

import contextlib
import random

import torch

weight = torch.ones(2, requires_grad=True)

with torch.no_grad():
    made = weight * 2
    view = weight.view(-1)
    leaf = torch.ones(2, requires_grad=True)
    reveal(made)  # tensor grad=no device=cpu dtype=float32
    reveal(view)  # tensor grad=yes device=cpu dtype=float32
    reveal(leaf)  # tensor grad=yes device=cpu dtype=float32
    with torch.enable_grad():
        reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
reveal(made)  # tensor grad=no device=cpu dtype=float32
reveal(view)  # tensor grad=yes device=cpu dtype=float32
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
reveal(made * weight)  # tensor grad=yes device=cpu dtype=float32

with torch.inference_mode():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
with torch.inference_mode(False):
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with torch.set_grad_enabled(False):
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
training = random.random() < 0.5
with torch.set_grad_enabled(training):
    either = weight * 2
reveal(either)  # tensor grad=no|yes device=cpu dtype=float32
with torch.set_grad_enabled(mode=True):
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32

torch.set_grad_enabled(False)
reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
torch.set_grad_enabled(True)
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
torch.no_grad()
reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32

with torch.no_grad(), torch.enable_grad():
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with contextlib.nullcontext():
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32
with torch.no_grad() if training else contextlib.nullcontext():
    maybe = weight * 2
reveal(maybe)  # tensor grad=no|yes device=cpu dtype=float32
guard = torch.no_grad()
with guard:
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
with contextlib.suppress(ValueError):
    suppressed = weight.detach()
reveal(suppressed)  # tensor grad=no device=cpu dtype=float32
with open(__file__) if False else contextlib.nullcontext():
    reveal(weight.detach())  # tensor grad=no device=cpu dtype=float32
with torch.autocast("cpu", dtype=torch.bfloat16):
    reveal(weight.detach())  # tensor grad=no device=cpu dtype=float32
with torch.autograd.profiler.record_function("step"):
    reveal(weight * 2)  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
with torch.random.fork_rng(devices=[]):
    reveal(weight * 2)  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
with torch.autograd.set_detect_anomaly(True):
    reveal(weight * 2)  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
torch.set_default_dtype(torch.float64)
reveal(torch.ones(2))  # tensor grad=no device=cpu dtype=float64
torch.set_default_dtype(torch.float32)
reveal(torch.ones(2))  # tensor grad=no device=cpu dtype=float32
with torch.device("meta"):
    reveal(torch.ones(2).dtype)  # dtype float32
