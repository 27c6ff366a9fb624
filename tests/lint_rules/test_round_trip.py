"""Where an array comes back as a tensor, no `.detach()` is put in; where no gradient could come with it, one is."""

from __future__ import annotations

import pytest

from codemods.apply import fix_source
from lint_rules.analyze import analyze
from lint_rules.settings import Settings
from lint_rules.source import Source

HEAD = "import numpy as np\nimport torch\nfrom torch import nn\n\n\n"
COMES_BACK = {
    "through two functions": """\
def to_array(x: torch.Tensor):
    return x.numpy()


def to_tensor(a):
    return torch.from_numpy(a)


weight = torch.ones(3, requires_grad=True)
loss = to_tensor(np.exp(to_array(weight))).sum()
""",
    "through NumPy and names": """\
weight = torch.ones(3, requires_grad=True)
array = weight.numpy()
larger = np.exp(array)
loss = torch.tensor(larger).sum()
""",
    "through code that is not seen": """\
import other

weight = torch.ones(3, requires_grad=True)
loss = torch.as_tensor(other.smooth(weight.numpy())).sum()
""",
    "where only a caller sees it": """\
def taken(x: torch.Tensor):
    return x.numpy()


def step(model, x):
    loss = given(taken(model(x))).sum()
    return loss


def given(a):
    return torch.as_tensor(a)
""",
    "in a module": """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def taken(self, x):
        return self.layer(x).cpu().numpy()

    def forward(self, x):
        return self.back(self.taken(x))

    def back(self, a):
        return torch.from_numpy(a)
""",
}
GOES_WITHOUT_GRADIENT = {
    "indices": "order = torch.from_numpy(np.argsort(weight.numpy()))\n",
    "a mask": "mask = torch.from_numpy(weight.numpy() > 0.5)\n",
    "another tensor": "array = weight.numpy()\nother = torch.tensor([1.0])\n",
}


def fixed(text: str) -> str:
    return fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text


@pytest.mark.parametrize("body", COMES_BACK.values(), ids=COMES_BACK.keys())
def test_no_detach_is_put_in_where_the_array_comes_back(body: str) -> None:
    codes = {finding.code for finding in analyze(Source.from_text(HEAD + body)).findings}
    assert codes & {"TNP101", "TNP102", "TNP103"}
    assert "detach" not in fixed(HEAD + body)


@pytest.mark.parametrize("body", GOES_WITHOUT_GRADIENT.values(), ids=GOES_WITHOUT_GRADIENT.keys())
def test_a_detach_is_put_in_where_no_gradient_could_come_back(body: str) -> None:
    text = HEAD + "weight = torch.ones(3, requires_grad=True)\n" + body
    assert "weight.detach().numpy()" in fixed(text)
