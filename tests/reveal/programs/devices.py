# machine: accelerator
"""Where tensors lie: moved by name, by object, by another tensor, and brought back."""

import torch

device = torch.device("cuda")
here = torch.ones(2)
there = torch.ones(2, device="cuda")
trained = torch.ones(2, device=device, requires_grad=True)

reveal(here)  # tensor grad=no device=cpu dtype=float32
reveal(there)  # tensor grad=no device=off-cpu dtype=float32
reveal(trained)  # tensor grad=yes device=off-cpu dtype=float32
reveal(here.cuda())  # tensor grad=no device=off-cpu dtype=float32
reveal(here.to("cuda"))  # tensor grad=no device=off-cpu dtype=float32
reveal(here.to(device))  # tensor grad=no device=off-cpu dtype=float32
reveal(here.to(device, torch.float64))  # tensor grad=no device=off-cpu dtype=float64
reveal(here.to(device=device, dtype=torch.float64))  # tensor grad=no device=off-cpu dtype=float64
reveal(here.to(torch.float64))  # tensor grad=no device=cpu dtype=float64
reveal(here.to(there))  # tensor grad=no device=off-cpu dtype=float32
reveal(here.to(there.device))  # tensor grad=no device=off-cpu dtype=float32
reveal(there.cpu())  # tensor grad=no device=cpu dtype=float32
reveal(there.to("cpu"))  # tensor grad=no device=cpu dtype=float32
reveal(there.to(torch.device("cpu")))  # tensor grad=no device=cpu dtype=float32
reveal(there.to(here.device))  # tensor grad=no device=cpu dtype=float32
reveal(trained.cpu())  # tensor grad=yes device=cpu dtype=float32
reveal(trained.detach().cpu())  # tensor grad=no device=cpu dtype=float32
reveal(trained.cpu().detach().numpy())  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(there * 2)  # tensor grad=no device=off-cpu dtype=float32
reveal(there.sum())  # tensor grad=no device=off-cpu dtype=float32
reveal(there[0])  # tensor grad=no device=off-cpu dtype=float32
reveal(there > 0)  # tensor grad=no device=off-cpu dtype=bool
reveal(there.argmax())  # tensor grad=no device=off-cpu dtype=int64
reveal(torch.zeros_like(there))  # tensor grad=no device=off-cpu dtype=float32
reveal(torch.zeros_like(there, device="cpu"))  # tensor grad=no device=cpu dtype=float32
reveal(there.new_zeros(2))  # tensor grad=no device=off-cpu dtype=float32
reveal(torch.stack([there, there]))  # tensor grad=no device=off-cpu dtype=float32
reveal(trained.device)  # device off-cpu
reveal(there.is_cuda)  # bool (expert: True)
reveal(there.tolist())  # list
reveal(there.sum().item())  # float
reveal(torch.tensor([1.0], device=there.device))  # tensor grad=no device=off-cpu dtype=float32
reveal(torch.nn.Parameter(there))  # parameter grad=yes device=off-cpu dtype=float32

chosen = torch.device("cuda" if torch.cuda.is_available() else "cpu")
moved = here.to(chosen)
reveal(moved)  # tensor grad=no device=cpu|off-cpu dtype=float32
reveal(moved.cpu())  # tensor grad=no device=cpu dtype=float32
if moved.is_cuda:
    reveal(moved)  # tensor grad=no device=off-cpu dtype=float32
    moved = moved.cpu()
reveal(moved)  # tensor grad=no device=cpu dtype=float32
if there.device.type == "cpu":
    reveal(there)  # unreachable
if torch.cuda.is_available():
    perhaps = here.cuda()
else:
    perhaps = here
reveal(perhaps)  # tensor grad=no device=cpu|off-cpu dtype=float32
pair = [one.cpu() for one in (here, there)]
reveal(pair[0])  # tensor grad=no device=cpu dtype=float32
values, indices = there.max(dim=0)
reveal(indices)  # tensor grad=no device=off-cpu dtype=int64
torch.set_default_device("cuda")
reveal(torch.ones(2))  # tensor grad=no device=off-cpu dtype=float32
torch.set_default_device("cpu")
reveal(torch.ones(2))  # tensor grad=no device=cpu dtype=float32
with torch.device("cuda"):
    reveal(torch.ones(2))  # tensor grad=no device=off-cpu dtype=float32
reveal(torch.ones(2))  # tensor grad=no device=cpu dtype=float32


def moves(value, target):
    reveal(value.to(target))  # unknown (expert: presumed tensor grad=? device=? dtype=?)
    reveal(value.to(target).cpu())  # presumed tensor grad=? device=cpu dtype=?
    return value.to(target)


reveal(moves(here, "cuda"))  # tensor grad=no device=off-cpu dtype=float32
reveal(moves(there, "cpu"))  # tensor grad=no device=cpu dtype=float32
