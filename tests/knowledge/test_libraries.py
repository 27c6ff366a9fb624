"""The rows of other libraries: where they were seen, that they hang together, and that nobody pays for them unasked."""

from __future__ import annotations

import importlib.util
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pytest

from lint_rules.knowledge import frameworks, libraries
from lint_rules.knowledge.library import library, of_package
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    LiteralResult,
    ModuleClass,
    ObjectClass,
    ObjectResult,
    PresumedResult,
    Property,
    Row,
    SequenceResult,
    TupleResult,
    TypeName,
)
from lint_rules.knowledge.tables import Library
from tests.knowledge.test_names import exists

ROOTS = sorted(module.name for module in pkgutil.iter_modules(libraries.__path__))
RELEASE = re.compile(r"\d+\.\d+|torchaudio \d")


def known(root: str) -> Library:
    found = of_package(root)
    assert found is not None
    return found


def parts(row: Row) -> Iterator[Row]:
    """The row and all rows in it."""
    yield row
    inner: list[Any] = []
    if isinstance(row, Property):
        inner = [row.result]
    elif isinstance(row, ChoiceResult):
        inner = [row.given, row.missing, row.given_tensor]
    elif isinstance(row, LiteralResult):
        inner = [row.missing, *(result for _, result in row.given)]
    elif isinstance(row, TupleResult):
        inner = list(row.elements)
    elif isinstance(row, SequenceResult):
        inner = [row.element]
    elif isinstance(row, PresumedResult):
        inner = [row.tensor, row.seen]
    elif isinstance(row, (ObjectClass, TypeName)):
        inner = [row.call]
    for one in inner:
        if one is not None:
            yield from parts(one)


@pytest.mark.parametrize("root", ROOTS)
def test_where_the_rows_were_seen(root: str) -> None:
    assert RELEASE.search(known(root).source)


@pytest.mark.parametrize("root", ROOTS)
def test_the_library_is_of_a_known_kind(root: str) -> None:
    assert (root in frameworks.FOREIGN_ROOTS) is not (root in frameworks.TENSOR_ROOTS)


@pytest.mark.parametrize("root", ROOTS)
def test_names_are_found_as_programs_write_them(root: str) -> None:
    knowledge = library()
    for name, row in known(root).rows.items():
        assert name.startswith(f"{root}.")
        assert knowledge.canonical(name) == name
        assert knowledge.row(name) is row


@pytest.mark.parametrize("root", ROOTS)
def test_aliases_and_families_lead_to_rows(root: str) -> None:
    names = list(known(root).rows)
    for meant in [*known(root).aliases.values(), *(class_ for _, class_ in known(root).families)]:
        assert root == "gym" or any(name == meant or name.startswith(f"{meant}.") for name in names), meant


def named_classes(row: Row) -> set[str]:
    """The classes whose members a row relies on."""
    named = set()
    for part in parts(row):
        if isinstance(part, ObjectResult):
            named.add(part.class_)
        elif isinstance(part, ObjectClass):
            named.add(part.base)
        elif isinstance(part, ModuleClass):
            named.add(part.members)
    return named - {""}


@pytest.mark.parametrize("root", ROOTS)
def test_objects_have_members(root: str) -> None:
    knowledge = library()
    for name, row in known(root).rows.items():
        for class_ in named_classes(row):
            table = known(class_.partition(".")[0]).rows
            has_members = any(member.startswith(f"{class_}.") for member in table)
            assert has_members or isinstance(knowledge.row(class_), ObjectClass), (name, class_)


# Members that only some of the classes of a family have, and what is no attribute of the class.
SHARED = ("sklearn.base.BaseEstimator.", "pandas.DataFrame.", "transformers.", "torchvision.", "torch_geometric.")


@pytest.mark.parametrize("root", [root for root in ROOTS if importlib.util.find_spec(root) is not None])
def test_names_exist_where_the_library_is_installed(root: str) -> None:
    missing = [
        name
        for name, row in known(root).rows.items()
        if not isinstance(row, Property)
        and not name.rpartition(".")[2].startswith("__")
        and not name.startswith(SHARED)
        and not exists(name)
    ]
    assert missing == []


@pytest.mark.parametrize("name", [name for name in known("networkx").rows if "spectrum" not in name])
def test_graphs_as_matrices(name: str) -> None:
    """networkx comes with torch: its dense matrices can be made anywhere."""
    row = known("networkx").rows[name]
    row = row.missing if isinstance(row, ChoiceResult) else row
    if isinstance(row, ArrayResult):
        made = getattr(nx, name.rpartition(".")[2])(nx.path_graph(3))
        assert isinstance(made, np.ndarray)
        assert made.dtype == row.dtype
        assert made.flags.writeable is row.writable
    else:
        assert isinstance(row, ObjectResult)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("transformers.BertForSequenceClassification.from_pretrained", "transformers.PreTrainedModel.from_pretrained"),
        ("transformers.models.bert.modeling_bert.BertModel", "transformers.PreTrainedModel"),
        ("transformers.AutoModelForCausalLM.from_pretrained", "transformers.PreTrainedModel.from_pretrained"),
        ("transformers.GPT2LMHeadModel", "transformers.PreTrainedModel"),
        ("transformers.BertConfig", "transformers.BertConfig"),
        ("transformers.DataCollatorForTokenClassification", "transformers.DataCollatorForTokenClassification"),
        ("transformers.modeling_outputs.BaseModelOutput", "transformers.modeling_outputs.BaseModelOutput"),
        ("transformers.AutoTokenizer.from_pretrained", "transformers.PreTrainedTokenizerBase.from_pretrained"),
        ("transformers.LogitsProcessor", "transformers.LogitsProcessor"),
        ("torchvision.models.resnet50", "torchvision.models.get_model"),
        ("torchvision.models.segmentation.deeplabv3_resnet50", "torchvision.models.get_model"),
        ("torchvision.models.list_models", "torchvision.models.list_models"),
        ("torchmetrics.classification.MulticlassAccuracy", "torchmetrics.Metric"),
        ("torchmetrics.functional.accuracy", "torchmetrics.functional.accuracy"),
        ("torch_geometric.datasets.Planetoid", "torch_geometric.data.Dataset"),
        ("gym.spaces.Discrete.sample", "gymnasium.spaces.Discrete.sample"),
        ("lightning.LightningModule", "lightning.pytorch.LightningModule"),
        ("unheard_of.thing", "unheard_of.thing"),
    ],
)
def test_canonical_names(name: str, meant: str) -> None:
    assert library().canonical(name) == meant


def test_members_are_inherited() -> None:
    knowledge = library()
    assert knowledge.member("scipy.sparse.coo_matrix", "toarray") is knowledge.member(
        "scipy.sparse.csr_matrix", "toarray"
    )
    assert knowledge.member("scipy.sparse.coo_matrix", "unheard_of") is None
    assert knowledge.member("", "toarray") is None


def test_a_library_is_read_when_a_file_names_it_or_when_it_says_what_to_look_for() -> None:
    """What takes tensors to arrays itself is searched for by name in every file."""
    program = """
import sys
import lint_rules.flake8_plugin
from lint_rules.analyze import analyze
from lint_rules.source import Source

def loaded():
    libraries = "lint_rules.knowledge.libraries."
    return {name.removeprefix(libraries) for name in sys.modules if name.startswith(libraries)}

before = loaded()
analyze(Source.from_text("import torch\\nimport cv2\\ntorch.Tensor(cv2.imread('a.png'))\\n"))
print(*sorted(before))
print(*sorted(loaded() - before))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    searched_for = sorted(frameworks.ARRAY_ROOTS - {"numpy"})
    assert done.stdout.splitlines() == [" ".join(searched_for), "cv2"]
