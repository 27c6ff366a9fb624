"""Names that hold a test, names that decide twice, and values whose kind is only said."""

from typing import cast

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)


def decides_twice(x, flag):
    x = torch.ones(2)
    if flag:
        x = x * weight
    y = x + 1
    if flag:
        reveal(y)  # tensor grad=yes device=cpu dtype=float32
    else:
        reveal(y)  # tensor grad=no device=cpu dtype=float32
    reveal(y)  # tensor grad=no|yes device=cpu dtype=float32


decides_twice(weight, True)
decides_twice(weight, False)


def asked_by_name(x: torch.Tensor):
    traced = x.requires_grad
    x.clone()
    if traced:
        reveal(x)  # tensor grad=yes device=? dtype=?
    else:
        reveal(x)  # tensor grad=no device=? dtype=?
    x = weight * 1
    if not traced:
        reveal(x)  # tensor grad=yes device=cpu dtype=float32


asked_by_name(weight)
asked_by_name(weight.detach())


def dtypes(x: torch.Tensor):
    if x.dtype == torch.int64:
        reveal(x)  # tensor grad=no device=? dtype=int64
    elif x.dtype in (torch.uint8, torch.bool):
        reveal(x)  # tensor grad=no device=? dtype=bool|uint8
    elif not x.is_floating_point():
        reveal(x)  # tensor grad=no device=? dtype=?
    else:
        reveal(x)  # tensor grad=? device=? dtype=?


for one in (weight, weight.long(), weight.byte(), weight.int()):
    dtypes(one)


def contradicted(image: np.ndarray, count: int = 0, given: torch.Tensor = None):
    if isinstance(image, torch.Tensor):
        reveal(image)  # tensor grad=? device=? dtype=?
    if given is None:
        given = weight
    reveal(given)  # tensor grad=?|yes device=?|cpu dtype=?|float32
    for part in (image,):
        if isinstance(part, torch.Tensor):
            reveal(part)  # tensor grad=? device=? dtype=?
    return count


contradicted(weight)
contradicted(np.ones(2), 1, weight.detach())


def compared(padded, limit):
    mask = (padded != -1) & (padded < limit)
    total = torch.sum(mask)
    reveal(total)  # tensor grad=no device=? dtype=?
    whole = padded.long().cpu()
    reveal(whole)  # presumed tensor grad=no device=cpu dtype=?


compared(weight, 2)


def told(given):
    said = cast(torch.Tensor, given)
    reveal(said)  # tensor grad=? device=? dtype=?
    reveal(cast("list[int]", torch.zeros(2).int()))  # tensor grad=no device=cpu dtype=int32
    return said


told(torch.ones(1))
