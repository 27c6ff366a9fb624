"""The generated tables belong to the torch that the tests run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from lint_rules.knowledge import tensor_ops, torch_ops

ROOT = Path(__file__).resolve().parent.parent.parent


def test_generated_with_this_torch() -> None:
    version = torch.__version__.partition("+")[0]
    for module in (torch_ops, tensor_ops):
        assert f"with torch {version};" in (module.__doc__ or "")


@pytest.mark.slow
def test_generated_tables_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "derive_knowledge.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
