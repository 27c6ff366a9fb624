"""The codemods as libcst commands: in the process, and through `python -m libcst.tool codemod`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import libcst as cst
import pytest
from libcst.codemod import CodemodContext

from codemods.codemod import RewriteCommand
from codemods.detach_before_cpu import DetachBeforeCpu
from codemods.guard_numpy import GuardNumpy
from codemods.preserve_dtype import PreserveDtype
from codemods.replace_data import ReplaceData

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


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        (GuardNumpy, "a = out.numpy()", "a = out.detach().numpy()"),
        (DetachBeforeCpu, "out.cpu().detach()", "out.detach().cpu()"),
        (
            PreserveDtype,
            "torch.Tensor(np.array([16777217])).long()",
            "torch.tensor(np.array([16777217]), dtype=torch.long)",
        ),
    ],
)
def test_a_command_does_what_its_verb_says_and_no_more(command: type[RewriteCommand], before: str, after: str) -> None:
    tree = command(CodemodContext()).transform_module(cst.parse_module(PROGRAM))
    assert tree.code == PROGRAM.replace(before, after)


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
