"""Programs in which the fixes of several rules meet in one expression, and what each of them was meant to be."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = """\
import numpy as np
import torch


def computed(x: torch.Tensor, y: torch.Tensor, values):
"""
_TAIL = """

result = computed(torch.tensor([3.0, 4.0]), torch.tensor([2.0, 5.0]), np.array([2, 7]))
"""

_NAMES = {
    "w": "w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)",
    "g": 'g = torch.tensor([2, 3, 4], device="cuda")',
    "v": 'v = torch.tensor([5.0, 6.0, 8.0], device="cuda", requires_grad=True)',
    "h": "h = torch.tensor([1.5, 2.5, 3.0], dtype=torch.bfloat16)",
    "z": "z = torch.tensor([1 + 2j, 3 - 1j, 2 + 2j])",
    "c": "c = torch.tensor([1, 4, 6])",
    "s": "s = torch.ones(3).cumsum(0)",
    "ids": "ids = np.array([16777217, 2, 3])",
    "row": "row = np.array([[1, 4, 4], [2, 3, 5]])",
    "table": "table = np.ones((3, 3)).cumsum(0)",
    "wide": "wide = np.array([[0.5, 1.5], [1.0, 2.0]])",
    "narrow": "narrow = torch.ones(2, 2)",
}
"""What the expressions mention; x, y and values are arguments, of which little is known."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A program in which all of `codes` fire on one expression, and the program that was meant."""

    codes: tuple[str, ...]
    text: str
    meant: str


@dataclass(frozen=True, slots=True)
class _Place:
    """An expression of one rule, in which `{}` is the place of an integer, for another expression to be put in.

    `number` makes an integer of the expression, with the `{}` where that goes. `after` follows the statement.
    """

    bad: str
    meant: str
    number: str = "int({}.sum()) % 2"
    after: str = ""


_PLACES = {
    "TNP101": _Place("w[{}:].numpy()", "w[{}:].detach().numpy()"),
    "TNP102": _Place("g[{}:].numpy()", "g[{}:].cpu().numpy()"),
    "TNP103": _Place("x[{}:].numpy()", "x[{}:].detach().cpu().numpy()"),
    "TNP104": _Place("y[{}:].detach().numpy()", "y[{}:].detach().cpu().numpy()"),
    "TNP105": _Place("h[{}:].numpy()", "h[{}:].float().numpy()"),
    "TNP106": _Place("z[{}:].conj().numpy()", "z[{}:].numpy().conj()", "int({}.real.sum()) % 2"),
    "TNP107": _Place("np.median(w[{}:])", "np.median(w.detach().numpy()[{}:])", "int({}) % 2"),
    "TNP109": _Place('torch.as_tensor(values, device="cpu")[{}:].numpy()', "np.asarray(values[{}:])"),
    "TNP201": _Place("v[{}:].cpu().detach()", "v[{}:].detach().cpu()"),
    "TNP202": _Place("w[{}:].data.numpy()", "w[{}:].detach().numpy()"),
    "TNP203": _Place("c[{}:].detach().numpy()", "c[{}:].numpy()"),
    "TNP204": _Place("c[{}].numpy().item()", "c[{}].item()", "{} % 2"),
    "TNP301": _Place("torch.Tensor(ids[{}:])", "torch.tensor(ids[{}:])"),
    "TNP302": _Place("torch.IntTensor(ids[{}:])", "torch.tensor(ids[{}:], dtype=torch.int32)"),
    "TNP303": _Place("torch.tensor([row[{}], ids])", "torch.tensor(np.array([row[{}], ids]))"),
    "TNP304": _Place("torch.from_numpy(ids[{}:][::-1])", "torch.from_numpy(ids[{}:][::-1].copy())"),
    "TNP305": _Place("torch.tensor(c[{}:])", "c[{}:].detach().clone()"),
    "TNP306": _Place(
        "torch.as_tensor(np.broadcast_to(row[{}], (2, 3)))",
        "torch.tensor(np.broadcast_to(row[{}], (2, 3)))",
        "int({}[0, 0]) % 2",
    ),
    "TNP307": _Place(
        "torch.mm(torch.from_numpy(wide[{}:]), narrow)", "torch.mm(torch.from_numpy(wide[{}:]).float(), narrow)"
    ),
    "TNP308": _Place("torch.LongTensor(ids[1:][{}:].max()).float()", "torch.tensor(ids[1:][{}:].max()).float()"),
    "TNP309": _Place("torch.Tensor(values[{}:])", "torch.tensor(values[{}:])"),
    "TNP310": _Place("torch.Tensor([1, 2, {}], dtype=torch.long)", "torch.tensor([1, 2, {}])"),
    "TNP311": _Place("torch.from_numpy(ids[{}:].sum())", "torch.tensor(ids[{}:].sum())"),
    "TNP401": _Place(
        "s[{}:].numpy()", "s[{}:].numpy().copy()", after="s += 1\nanswer = answer.sum() - s.numpy().sum()"
    ),
}
"""One expression for each rule whose fix rewrites an expression that others can stand in."""

ALONE = {
    "TNP108": "its fix is made where random.shuffle(rows) is a statement of its own, and rows a name or attribute",
}
"""The rules whose fixes meet no other in one expression, and why."""


def nested() -> Iterator[Meeting]:
    """One program for each pair: an expression of the one rule stands in an expression of the other.

    What is written to later must be kept, so that TNP401 is around the others. Of the rest, the rules about
    conversions are around those about constructors: what goes back into a float tensor is left in the graph.
    """
    for one, other in itertools.combinations(_PLACES, 2):
        outer, inner = (other, one) if other == "TNP401" else (one, other)
        yield Meeting((one, other), _nested("bad", outer, inner), _nested("meant", outer, inner))


def _nested(which: str, outer: str, inner: str) -> str:
    around, within = _PLACES[outer], _PLACES[inner]
    index = within.number.format(getattr(within, which).format(0))
    return _program(getattr(around, which).format(index), around.after)


def chained() -> Iterator[Meeting]:
    """Programs in which the rules meet in one chain, or at the same call."""
    for codes, bad, meant, *after in _CHAINS:
        rules = tuple(f"TNP{code}" for code in codes.split())
        yield Meeting(rules, _program(bad, *after), _program(meant, *after))


def _program(expression: str, after: str = "") -> str:
    body = f"answer = {expression}\n{after}".rstrip()
    mentioned = set(re.findall(r"[a-z]+", body))
    needed = [line for name, line in _NAMES.items() if name in mentioned]
    lines = [*needed, *body.splitlines(), "return answer"]
    return _HEAD + "".join(f"    {line}\n" for line in lines) + _TAIL


_CHAINS: tuple[tuple[str, ...], ...] = (
    ("101 106", "(z * w).conj().numpy()", "(z * w).detach().conj().resolve_conj().numpy()"),
    ("101 105", "w.bfloat16().numpy()", "w.detach().bfloat16().float().numpy()"),
    ("102 105", "g.bfloat16().numpy()", "g.cpu().bfloat16().float().numpy()"),
    ("102 106", "z.cuda().conj().numpy()", "z.conj().resolve_conj().numpy()"),
    ("105 106", "z.to(torch.complex32).conj().numpy()", "z.to(torch.complex32).conj().cfloat().resolve_conj().numpy()"),
    ("104 202", "y.data.numpy()", "y.detach().cpu().numpy()"),
    ("102 202", "v.data.numpy()", "v.detach().cpu().numpy()"),
    ("201 203", "w.cpu().detach().numpy()", "w.detach().numpy()"),
    ("201 204", "v.sum().cpu().detach().numpy().item()", "v.sum().item()"),
    ("105 201", "v.bfloat16().cpu().detach().numpy()", "v.detach().cpu().bfloat16().float().numpy()"),
    ("106 201", "(z.cuda() * v).conj().cpu().detach().numpy()", "(z * v.cpu()).detach().conj().resolve_conj().numpy()"),
    ("203 204", "c.detach().cpu().numpy().tolist()", "c.tolist()"),
    ("202 203", "w.data.detach().cpu().numpy()", "w.detach().numpy()"),
    ("202 204", "w.data.numpy().tolist()", "w.tolist()"),
    ("101 204", "w.numpy().tolist()", "w.tolist()"),
    ("102 204", "g.numpy().tolist()", "g.tolist()"),
    ("103 204", "x.numpy().tolist()", "x.tolist()"),
    ("104 204", "y.detach().numpy().tolist()", "y.tolist()"),
    ("105 204", "h.numpy().tolist()", "h.tolist()"),
    ("106 204", "z.conj().numpy().tolist()", "z.conj().tolist()"),
    ("109 204", 'torch.as_tensor(values, device="cpu").numpy().tolist()', "values.tolist()"),
    ("101 203", "w.cpu().numpy()", "w.detach().numpy()"),
    ("102 203", "c.cuda().detach().numpy()", "c.numpy()"),
    ("301 304", "torch.Tensor(ids[::-1])", "torch.tensor(ids[::-1].copy())"),
    ("301 304", "torch.Tensor(ids[::-1]).long()", "torch.tensor(ids[::-1].copy())"),
    ("302 304", "torch.IntTensor(ids[::-1])", "torch.tensor(ids[::-1].copy(), dtype=torch.int32)"),
    ("304 310", "torch.Tensor(ids[::-1], dtype=torch.long)", "torch.tensor(ids[::-1].copy())"),
    (
        "304 307",
        "torch.mm(torch.from_numpy(wide[::-1]), narrow)",
        "torch.mm(torch.from_numpy(wide[::-1].copy()).float(), narrow)",
    ),
    (
        "306 307",
        "torch.mm(torch.from_numpy(np.broadcast_to(wide[0], (2, 2))), narrow)",
        "torch.mm(torch.from_numpy(np.broadcast_to(wide[0], (2, 2)).copy()).float(), narrow)",
    ),
    (
        "303 307",
        "torch.mm(torch.tensor([wide[0], wide[1]]), narrow)",
        "torch.mm(torch.from_numpy(wide).float(), narrow)",
    ),
    ("301 305", "torch.tensor(torch.Tensor(ids))", "torch.tensor(ids)"),
    ("302 305", "torch.tensor(torch.IntTensor(ids))", "torch.tensor(ids, dtype=torch.int32)"),
    ("303 305", "torch.tensor(torch.tensor([ids, ids]))", "torch.tensor(np.array([ids, ids]))"),
    ("304 305", "torch.tensor(torch.from_numpy(ids[::-1]))", "torch.from_numpy(ids[::-1].copy())"),
    (
        "305 306",
        "torch.tensor(torch.as_tensor(np.broadcast_to(ids, (2, 3))))",
        "torch.tensor(np.broadcast_to(ids, (2, 3)))",
    ),
    ("305 311", "torch.tensor(torch.from_numpy(ids.sum()))", "torch.tensor(ids.sum())"),
    (
        "105 303",
        "torch.tensor([h.numpy(), h.numpy()])",
        "torch.tensor(np.array([h.float().numpy(), h.float().numpy()]))",
    ),
    ("102 303", "torch.tensor([g.numpy(), g.numpy()])", "torch.tensor(np.array([g.cpu().numpy(), g.cpu().numpy()]))"),
    ("203 303", "torch.tensor([c.detach().numpy(), ids])", "torch.tensor(np.array([c.numpy(), ids]))"),
    ("102 301", "torch.Tensor(g.numpy()).long()", "g.cpu()"),
    ("105 301", "torch.Tensor(h.numpy())", "torch.tensor(h.float().numpy())"),
    ("102 302", "torch.LongTensor(g.numpy())", "g.cpu()"),
    ("203 302", "torch.LongTensor(c.detach().numpy())", "c"),
    ("102 304", "torch.from_numpy(g.numpy()[::-1])", "torch.from_numpy(g.cpu().numpy()[::-1].copy())"),
    ("105 304", "torch.from_numpy(h.numpy()[::-1])", "torch.from_numpy(h.float().numpy()[::-1].copy())"),
    (
        "106 304",
        "torch.from_numpy(z.conj().numpy()[::-1])",
        "torch.from_numpy(z.conj().resolve_conj().numpy()[::-1].copy())",
    ),
    ("203 304", "torch.from_numpy(c.detach().numpy()[::-1])", "torch.from_numpy(c.numpy()[::-1].copy())"),
    (
        "203 306",
        "torch.as_tensor(np.broadcast_to(c.detach().numpy(), (2, 3)))",
        "torch.as_tensor(np.broadcast_to(c.numpy(), (2, 3)).copy())",
    ),
    ("203 308", "torch.LongTensor(c.detach().numpy().max()).float()", "torch.tensor(6.0)"),
    ("203 311", "torch.from_numpy(c.detach().numpy().sum())", "torch.tensor(11)"),
    ("203 310", "torch.Tensor(c.detach().numpy(), dtype=torch.long)", "c"),
    (
        "305 307",
        "torch.mm(torch.tensor(torch.from_numpy(wide)), narrow)",
        "torch.mm(torch.from_numpy(wide).float(), narrow)",
    ),
    ("201 305", "torch.tensor(v.cpu().detach())", "v.detach().cpu().clone()"),
    ("107 305", "np.median(torch.tensor(w, requires_grad=True))", "np.median(w.detach())"),
    ("105 201 204", "v.bfloat16().cpu().detach().numpy().tolist()", "v.tolist()"),
    ("101 105 204", "w.bfloat16().numpy().tolist()", "w.tolist()"),
    ("102 106 204", "z.cuda().conj().numpy().tolist()", "z.conj().tolist()"),
    ("101 106 204", "(z * w).conj().numpy().tolist()", "(z * w).conj().tolist()"),
    ("202 203 204", "w.data.detach().cpu().numpy().tolist()", "w.tolist()"),
    ("104 202 204", "y.data.numpy().tolist()", "y.tolist()"),
    ("301 304 305", "torch.tensor(torch.Tensor(ids[::-1]))", "torch.tensor(ids[::-1].copy())"),
    ("302 304 305", "torch.tensor(torch.IntTensor(ids[::-1]))", "torch.tensor(ids[::-1].copy(), dtype=torch.int32)"),
    (
        "203 303 305",
        "torch.tensor(torch.tensor([c.detach().numpy(), ids]))",
        "torch.tensor(np.array([c.numpy(), ids]))",
    ),
    (
        "102 303 305",
        "torch.tensor(torch.tensor([g.numpy(), g.numpy()]))",
        "torch.tensor(np.array([g.cpu().numpy(), g.cpu().numpy()]))",
    ),
    ("201 203 204", "w.cpu().cpu().detach().numpy().tolist()", "w.tolist()"),
    (
        "203 304 310",
        "torch.Tensor(c.detach().numpy()[::-1], dtype=torch.long)",
        "torch.from_numpy(c.numpy()[::-1].copy())",
    ),
    ("203 302 304", "torch.LongTensor(c.detach().numpy()[::-1])", "torch.from_numpy(c.numpy()[::-1].copy())"),
    ("102 301 304", "torch.Tensor(g.numpy()[::-1]).long()", "torch.from_numpy(g.cpu().numpy()[::-1].copy())"),
    ("203 305 308", "torch.tensor(torch.LongTensor(c.detach().numpy().max()).float())", "torch.tensor(6.0)"),
    ("203 305 311", "torch.tensor(torch.from_numpy(c.detach().numpy().sum()))", "torch.tensor(11)"),
    (
        "304 305 307",
        "torch.mm(torch.tensor(torch.from_numpy(wide[::-1])), narrow)",
        "torch.mm(torch.from_numpy(wide[::-1].copy()).float(), narrow)",
    ),
    (
        "203 306 307",
        "torch.mm(torch.from_numpy(np.broadcast_to(c.double().detach().numpy()[:2], (2, 2))), narrow)",
        "torch.mm(torch.from_numpy(np.broadcast_to(c.double().numpy()[:2], (2, 2)).copy()).float(), narrow)",
    ),
    (
        "105 106 201 204",
        "(z.cuda() * v).to(torch.complex32).conj().cpu().detach().numpy().tolist()",
        "(z * v.cpu()).to(torch.complex32).conj().cfloat().tolist()",
    ),
    (
        "306 401",
        "torch.from_numpy(np.diagonal(table))",
        "torch.tensor(np.diagonal(table))",
        "table += 1\nanswer = answer - torch.from_numpy(table).sum()",
    ),
    ("202 401", "w.data.numpy()", "w.detach().numpy().copy()", "w.data.add_(1)\nanswer = answer - w.detach().numpy()"),
    ("203 401", "s.detach().numpy()", "s.numpy().copy()", "s += 1\nanswer = answer - s.numpy()"),
    ("203 401", "s.cpu().detach().numpy()", "s.numpy().copy()", "s += 1\nanswer = answer - s.numpy()"),
    (
        "201 203 401",
        "s.requires_grad_().cpu().detach().numpy()",
        "s.numpy().copy()",
        "with torch.no_grad():\n    s += 1\nanswer = answer - s.detach().numpy()",
    ),
    ("107 201", "np.median(w * v.sum().cpu().detach())", "np.median((w * v.sum().cpu()).detach().numpy())"),
    ("102 107", "np.median(w[g.numpy()[:2] - 2])", "np.median(w.detach().numpy()[:2])"),
)
