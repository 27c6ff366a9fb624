"""The codemods as libcst commands: in the process, and through `python -m libcst.tool codemod`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import libcst as cst
import pytest
from libcst.codemod import CodemodContext

from codemods.clone_tensor import CloneTensor
from codemods.codemod import RewriteCommand
from codemods.copy_argument import CopyArgument
from codemods.copy_result import CopyResult
from codemods.detach_before_cpu import DetachBeforeCpu
from codemods.from_numpy import FromNumpy
from codemods.guard_argument import GuardArgument
from codemods.guard_numpy import GuardNumpy
from codemods.make_convertible import MakeConvertible
from codemods.permute_rows import PermuteRows
from codemods.preserve_dtype import PreserveDtype
from codemods.remove_guard import RemoveGuard
from codemods.replace_data import ReplaceData
from codemods.skip_numpy import SkipNumpy
from codemods.stack_arrays import StackArrays
from lint_rules.rewrites import Rewrite

PROJECT = Path(__file__).parents[2]
PROGRAM = """\
# -*- coding: latin-1 -*-
import numpy as np
import torch

out = torch.ones(3, requires_grad=True)  # \xe9
a = out.numpy()
b = out.cpu().detach().numpy()
c = torch.Tensor(np.array([16777217])).long()
d = torch.Tensor(np.zeros(3))
e = out.data.numpy()
"""


OTHERS = """\
import random

import numpy as np
import torch

loss = torch.ones(3, requires_grad=True) * 2
rows = torch.arange(4)
ramp = np.arange(3)
a = np.median(loss)
b = torch.tensor([1j]).conj().numpy()
c = rows.detach().numpy()
d = rows.numpy().tolist()
e = torch.from_numpy(ramp[::-1])
f = torch.tensor([ramp, ramp])
g = torch.tensor(rows)
random.shuffle(rows)
sums = torch.ones(3).cumsum(0)
h = sums.numpy()
sums += 1
print(h)
i = torch.sum(ramp)
"""

DONE: tuple[tuple[type[RewriteCommand], str, str, str], ...] = (
    (GuardNumpy, PROGRAM, "a = out.numpy()", "a = out.detach().numpy()"),
    (DetachBeforeCpu, PROGRAM, "out.cpu().detach()", "out.detach().cpu()"),
    (
        PreserveDtype,
        PROGRAM,
        "torch.Tensor(np.array([16777217])).long()",
        "torch.tensor(np.array([16777217]), dtype=torch.long)",
    ),
    (ReplaceData, PROGRAM, "out.data.numpy()", "out.detach().numpy()"),
    (GuardArgument, OTHERS, "np.median(loss)", "np.median(loss.detach())"),
    (MakeConvertible, OTHERS, ".conj().numpy()", ".conj().resolve_conj().numpy()"),
    (RemoveGuard, OTHERS, "rows.detach().numpy()", "rows.numpy()"),
    (SkipNumpy, OTHERS, "rows.numpy().tolist()", "rows.tolist()"),
    (CopyArgument, OTHERS, "ramp[::-1]", "ramp[::-1].copy()"),
    (StackArrays, OTHERS, "[ramp, ramp]", "np.array([ramp, ramp])"),
    (CloneTensor, OTHERS, "torch.tensor(rows)", "rows.detach().clone()"),
)
DONE_ON_REQUEST: tuple[tuple[type[RewriteCommand], str, str, str], ...] = (
    (PermuteRows, OTHERS, "random.shuffle(rows)", "rows.copy_(rows[torch.randperm(len(rows))])"),
    (FromNumpy, OTHERS, "torch.sum(ramp)", "torch.sum(torch.from_numpy(ramp))"),
    (CopyResult, OTHERS, "h = sums.numpy()", "h = sums.numpy().copy()"),
)
"""Each verb, a program, and the one place in it that the verb changes; the last ones where unsafe fixes are wanted."""


@pytest.mark.parametrize(("command", "program", "before", "after"), DONE)
def test_a_command_does_what_its_verb_says_and_no_more(
    command: type[RewriteCommand], program: str, before: str, after: str
) -> None:
    tree = command(CodemodContext()).transform_module(cst.parse_module(program))
    assert tree.code == program.replace(before, after)


@pytest.mark.parametrize(("command", "program", "before", "after"), DONE_ON_REQUEST)
def test_a_command_that_is_never_safe(command: type[RewriteCommand], program: str, before: str, after: str) -> None:
    tree = cst.parse_module(program)
    assert command(CodemodContext()).transform_module(tree).code == program
    changed = command(CodemodContext(), unsafe_fixes=True).transform_module(tree)
    assert changed.code == program.replace(before, after)


def test_every_rewrite_has_a_command_that_is_tried_here() -> None:
    commands = {command for command, *_ in (*DONE, *DONE_ON_REQUEST)}
    assert {command.REWRITE for command in commands} == set(get_args(Rewrite))


@pytest.mark.parametrize("command", [command for command, *_ in (*DONE, *DONE_ON_REQUEST)])
def test_a_command_is_found_by_the_name_of_its_verb(command: type[RewriteCommand]) -> None:
    assert command.__module__ == "codemods." + re.sub(r"(?<!^)(?=[A-Z])", "_", command.__name__).lower()
    assert command.__name__ == command.REWRITE.__name__
    assert command.DESCRIPTION


def test_a_command_leaves_out_what_the_project_ignores(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.torchnp]\nignore = ["TNP203"]\n')
    context = CodemodContext(filename=str(tmp_path / "model.py"))
    assert RemoveGuard(context).transform_module(cst.parse_module(OTHERS)).code == OTHERS


def test_unsafe_fixes_on_request() -> None:
    tree = cst.parse_module(PROGRAM)
    assert "torch.tensor(np.zeros(3))" not in PreserveDtype(CodemodContext()).transform_module(tree).code
    assert "torch.tensor(np.zeros(3))" in PreserveDtype(CodemodContext(), unsafe_fixes=True).transform_module(tree).code
    assert "out.data" not in ReplaceData(CodemodContext(), unsafe_fixes=True).transform_module(tree).code


def test_an_unchanged_file_gives_the_same_tree() -> None:
    tree = cst.parse_module("x = 1\n")
    assert GuardNumpy(CodemodContext()).transform_module_impl(tree) is tree


def libcst_tool(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "libcst.tool", "codemod", "--no-format", "-x", command, "--jobs", "1", *arguments]
    return subprocess.run(line, cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PROGRAM.encode("latin-1"), id="latin-1"),
        pytest.param(PROGRAM.replace("\n", "\r\n").encode("latin-1"), id="crlf"),
        pytest.param(b"\xef\xbb\xbf" + PROGRAM.replace("latin-1", "utf-8").encode(), id="bom"),
    ],
)
def test_through_the_tool_of_libcst(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "model.py"
    file.write_bytes(data)
    ran = libcst_tool("codemods.detach_before_cpu.DetachBeforeCpu", file)
    assert ran.returncode == 0, ran.stderr
    assert file.read_bytes() == data.replace(b"out.cpu().detach()", b"out.detach().cpu()")


def test_the_tool_passes_the_option_on_and_obeys_the_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.torchnp]\nlegacy-constructor = "explicit"\n')
    file = tmp_path / "model.py"
    file.write_bytes(PROGRAM.encode("latin-1"))
    ran = libcst_tool("codemods.preserve_dtype.PreserveDtype", "--unsafe-fixes", file)
    assert ran.returncode == 0, ran.stderr
    assert "d = torch.as_tensor(np.zeros(3), dtype=" in file.read_text("latin-1")
