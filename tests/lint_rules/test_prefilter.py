from __future__ import annotations

import ast

import pytest

from lint_rules.analyze import analyze, analyze_candidates
from lint_rules.candidates.prefilter import candidate_lines, search, shows_tensors
from lint_rules.registry import all_rules
from lint_rules.rule import Interest
from lint_rules.source import Source

NUMPY = Interest(calls=frozenset({"numpy", "asarray"}))
DETACH = Interest(calls=frozenset({"detach"}), below=frozenset({"cpu", "to"}))
DATA = Interest(attributes=frozenset({"data"}), besides=frozenset({"numpy", "asarray"}))
INTERESTS = (NUMPY, DETACH, DATA)
LISTS = Interest(calls=frozenset({"tensor"}), displays=True)
KEYWORD = Interest(calls=frozenset({"Tensor"}), keywords=frozenset({"dtype"}))


def found(program: str, *interests: Interest) -> tuple[int, ...]:
    """The lines that the text alone gives, `import torch` being line 1."""
    return search(f"import torch\n{program}", interests or INTERESTS).lines


def candidates(program: str, *interests: Interest) -> tuple[int, ...]:
    """The lines that are left after a look at the tree."""
    text = f"import torch\n{program}"
    return candidate_lines(ast.parse(text), search(text, interests or INTERESTS))


@pytest.mark.parametrize(
    "program",
    [
        "x.numpy()",
        "x.numpy ()",
        "x.numpy\t()",
        "(x.numpy\n())",
        "x. numpy()",
        "np.asarray(x)",
        "x.cpu().detach()",
        "x.cpu() . detach()",
        "(x.cpu()).detach()",
        "(x.cpu()\n  .detach())",
        "(x.cpu()  # a comment\n  .detach())",
        "x.cpu(). \\\n detach()",
        "np.asarray(x.data)",
        "x. data.numpy()",
        "from numpy import asarray as A\nA(x)",
        "to_array = np.asarray\nto_array(x)",
        "to_array = np.asarray # an alias\nto_array(x)",
        "class K:\n    convert = staticmethod(1)\n    convert = np.asarray\nK.convert(x)",
    ],
)
def test_what_a_rule_looks_for_is_found(program: str) -> None:
    assert found(program)
    assert candidates(program)


@pytest.mark.parametrize(
    "program",
    [
        "x = 1",
        "x.numpy",
        "import numpy as np\nnp.ones(2)",
        "import numpy\nnumpy.ones(2)",
        "tonumpy(x)",
        "x_asarray(x)",
        "asarray_like(x)",
        "x.detach()",
        "x.detach().cpu()",
        "x[0].detach() + y.cpu()",
        "self.x . detach() + y.cpu()",
        "x.data",
    ],
)
def test_what_no_rule_looks_for_needs_no_parsing(program: str) -> None:
    assert found(program) == ()


@pytest.mark.parametrize(
    "program",
    [
        "# x.numpy()",
        "'''x.numpy()'''",
        "def f(x):\n    '''\n    >>> x.numpy()\n    '''",
        "f(x).detach() + y.cpu()",
        "a = x.data\nb = y.numpy",
    ],
)
def test_what_only_looks_like_it_is_no_candidate(program: str) -> None:
    assert candidates(program) == ()


def test_a_name_besides_must_stand_in_the_same_statement() -> None:
    assert candidates("a = x.data\nb = y.numpy()", DATA) == ()
    assert candidates("b = (\n    x.data\n    .numpy()\n)", DATA) == (2,)


def test_a_name_below_must_stand_in_the_chain() -> None:
    assert candidates("a = x.to(y.detach())", DETACH) == ()
    assert candidates("a = (\n    x.to('cpu')\n    .sum()\n    .detach()\n)", DETACH) == (2,)


def test_only_the_innermost_statement_is_a_candidate() -> None:
    program = "class K:\n    def f(self, x):\n        if x:\n            return x.numpy()\n        return x\n"
    assert candidates(program) == (5,)


def test_the_head_of_a_compound_statement_counts_as_its_own() -> None:
    assert candidates("for row in x.numpy():\n    pass\n") == (2,)
    assert candidates("@decorated(x.numpy())\ndef f():\n    pass\n") == (3,)
    assert candidates("try:\n    pass\nexcept E:\n    x.numpy()\n") == (5,)
    assert candidates("match x:\n    case 1 if x.numpy():\n        pass\n") == (2,)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_the_tokenizer_counts_them(end: str) -> None:
    text = end.join(["import torch", "a = '\x0c\u2028'", "b = x.numpy()", "", "c = y.numpy(), z.numpy()", ""])
    hits = search(text, INTERESTS)
    assert hits.lines == (3, 5)
    assert candidate_lines(ast.parse(text), hits) == (3, 5)


@pytest.mark.parametrize(
    "program",
    [
        "import torch",
        "import os, torch",
        "import torch.nn as nn",
        "from torch import nn",
        "from torchvision.models import resnet18",
        "try:\n    import torch\nexcept ImportError:\n    pass",
        "x = 1; import torch",
        "import os\rimport torch",
        "if x: import torch",
    ],
)
def test_an_import_shows_tensors(program: str) -> None:
    assert shows_tensors(program)


@pytest.mark.parametrize(
    "program", ["", "import numpy", "import torchless", "x = 'import'; torch", "from mytorch import x"]
)
def test_without_an_import_nothing_shows_tensors(program: str) -> None:
    assert not shows_tensors(program)
    assert search(f"{program}\nx.numpy()", INTERESTS).lines == ()


def test_the_bad_program_of_every_rule_gets_through() -> None:
    examples = [(rule, example) for rule in all_rules() if rule.interest != Interest() for example in rule.examples]
    assert examples
    for rule, example in examples:
        hits = search(example.bad, [rule.interest])
        assert candidate_lines(ast.parse(example.bad), hits), f"{rule.code}:\n{example.bad}"


def test_a_file_that_names_nothing_of_interest_is_parsed_only_by_the_full_analysis() -> None:
    broken = Source.from_text("import torch\nx = (\n")
    assert analyze_candidates(broken) is None
    assert [finding.code for finding in analyze(broken).findings] == ["TNP001"]


def test_a_broken_file_that_names_something_of_interest_is_reported_either_way() -> None:
    broken = Source.from_text("import torch\nx = torch.ones(3).numpy(\n")
    analysis = analyze_candidates(broken)
    assert analysis is not None
    assert [finding.code for finding in analysis.findings] == ["TNP001"]
    assert analyze(broken) == analysis


@pytest.mark.parametrize(
    "program",
    [
        "torch.tensor([a, b])",
        "torch.tensor([f(x) for x in xs])",
        "torch.tensor([x.float() for x in xs])",
        "torch.tensor(([1], [a]))",
        "torch.tensor(xs)",
    ],
)
def test_a_list_of_more_than_numbers_matters_where_a_rule_asks_for_it(program: str) -> None:
    assert candidates(program, LISTS)


@pytest.mark.parametrize(
    "program",
    [
        "torch.tensor([1, 2])",
        "torch.tensor([[1, -2.5], [len(k) * 2 for k in xs]])",
        "torch.tensor([int(x) for x in xs])",
        "torch.tensor([x.item() for x in xs])",
        "torch.tensor([a > b, c == d])",
        "torch.tensor(3.0)",
        "torch.tensor(f'{x}')",
    ],
)
def test_a_list_of_numbers_matters_to_no_rule(program: str) -> None:
    assert candidates(program, LISTS) == ()


def test_a_call_without_the_keyword_that_a_rule_asks_for_is_none_of_its_business() -> None:
    assert candidates("torch.Tensor([1.0], dtype=d)", KEYWORD)
    assert candidates("torch.Tensor(x)", KEYWORD) == ()
    assert candidates("torch.Tensor(x, device=d)", KEYWORD) == ()
