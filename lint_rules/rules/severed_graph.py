"""TNP501: a value leaves the graph and comes back, and no gradient comes with it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.severed import LEAVING, MAKERS, Severing, severings_at
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Differs, Example, Finding, Interest, Rule
from lint_rules.values.domain.departures import Departure
from lint_rules.values.domain.fact import Origin
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.operations.severing import departures_of

MAX_NAMED = 3


class SeveredGraph(Rule):
    """The values come back from NumPy, the gradient does not."""

    code = "TNP501"
    name = "severed-graph"
    summary = "a tensor goes to NumPy and comes back, and the result depends on it: no gradient flows"
    explanation = """\
## What it does
Flags a tensor that is made of an array, a number or a list (`torch.from_numpy`, `torch.tensor`) where that was computed
from a tensor that requires grad, and where the result depends on it: what `backward()` is called on, or what the
`forward` of a module gives. Where torch has the function that NumPy computed with, the message names it.

## Why is this bad
Only torch's own operations are recorded. What comes back from NumPy, or from `.item()`, is a constant for autograd: the
layers before it get no gradient and stay as they were initialised, while the loss falls as far as the layers behind it
can bring it. Where nothing is left behind it, `backward()` raises `element 0 of tensors does not require grad`, and
`requires_grad=True` on the new tensor silences just that. As in
[a list of losses](https://discuss.pytorch.org/t/gradient-is-lost-when-use-torch-tensor-t1-t2/23261), which
`torch.stack` keeps in the graph.
No place was found in 22 released packages.

## When it does not fire
Where the gradient gets to the same place on another way, as in straight-through estimators, weights of a loss that are
computed from losses, targets computed from another network, priorities and metrics; where it could not flow anyway
(integers, comparisons, `argmax`, `floor`); where grad mode is off; where a `.detach()` is all that was written; where
what is computed in between is not known; and where the new tensor is one to be optimised itself.
It is *certain* where `backward()` is seen being called on what depends on it on every path, of a tensor that requires
grad for sure; *likely* for what `forward` gives, since that runs under `no_grad` as well, and for the output of
modules whose class is not seen.

## Fix safety
There is no fix: what was computed outside has to be written in torch, or as an `autograd.Function` with a `backward`.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(2, 2)
        self.head = nn.Linear(2, 1)

    def forward(self, x):
        code = self.encoder(x).detach().cpu().numpy()
        return self.head(torch.from_numpy(np.tanh(code)).to(x.device))


net = Net()
net(torch.ones(3, 2)).sum().backward()
result = net.encoder.weight.grad is not None
""",
            good="""\
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(2, 2)
        self.head = nn.Linear(2, 1)

    def forward(self, x):
        code = self.encoder(x)
        return self.head(torch.tanh(code))


net = Net()
net(torch.ones(3, 2)).sum().backward()
result = net.encoder.weight.grad is not None
""",
            shows=Differs("the encoder gets no gradient"),
            at=(14, 26),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch

weight = torch.ones(2, requires_grad=True)
error = (weight * torch.tensor([1.0, 3.0])).sum() - 1.0
loss = torch.tensor(error.item() ** 2, requires_grad=True)
loss.backward()
result = weight.grad is not None
""",
            good="""\
import torch

weight = torch.ones(2, requires_grad=True)
error = (weight * torch.tensor([1.0, 3.0])).sum() - 1.0
loss = error**2
loss.backward()
result = weight.grad is not None
""",
            shows=Differs("backward() runs, and the weight gets no gradient"),
            at=(5, 8),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch
from torch import nn


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        out = self.layer(x)
        return torch.tensor(np.sqrt(np.square(out.detach().cpu().numpy()).sum(axis=1)))


result = Scaled()(torch.ones(3, 2)).requires_grad
""",
            good="""\
import torch
from torch import nn


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        out = self.layer(x)
        return torch.sqrt(torch.square(out).sum(dim=1))


result = Scaled()(torch.ones(3, 2)).requires_grad
""",
            shows=Differs("what the module gives is no part of any graph"),
            at=(13, 16),
            certainty=Certainty.LIKELY,
        ),
    )
    interest = Interest(
        calls=MAKERS,
        displays=True,
        given_tensors=MAKERS,
        given_departed=MAKERS,
        elsewhere=(LEAVING, frozenset({"forward", "backward"})),
        ends=frozenset({"backward"}),
        results=frozenset({"__call__", "forward"}),
    )

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Only where something comes back from outside of a graph."""
        return isinstance(site, CallSite) and bool(departures_of(site.result))

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each tensor of data that a result depends on instead of the tensor that it was made of."""
        if not isinstance(site, CallSite):
            return
        severing = next(severings_at(site, file), None)
        if severing is None:
            return
        yield file.finding(
            self,
            file.span(site.node),
            site.node,
            severing.certainty,
            _message(severing, site, file),
            None,
            _trace(severing),
        )


def _message(severing: Severing, site: CallSite, file: FileContext) -> str:
    departure = severing.departure
    result = "what backward() is called on" if severing.result.is_trained_here else "what forward() gives"
    place = departure.left
    left = ""
    if isinstance(place, ast.expr) and place is not site.node:
        left = f", which left the graph on {file.place(place)}"
    kept = ", ".join(departure.counterparts[:MAX_NAMED])
    advice = f"; {kept} would keep the graph" if kept else ""
    subject = file.snippet(_subject(departure))
    return f"no gradient flows back to '{subject}'{left}: {result} depends on this new tensor instead{advice}"


def _subject(departure: Departure) -> ast.AST:
    """The tensor that left: what the method was called on, or what the function was given."""
    node = departure.left
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
        return node.func.value
    if isinstance(node, ast.Call) and node.args:
        return node.args[0]
    return node.value if isinstance(node, ast.Attribute) else node


def _trace(severing: Severing) -> tuple[Origin, ...]:
    end = "backward() is called here" if severing.result.is_trained_here else "it is part of what this gives"
    return (
        Origin(severing.departure.left, "it leaves the graph here"),
        Origin(severing.result.node, end),
    )
