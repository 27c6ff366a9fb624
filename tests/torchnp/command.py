"""Running the command, in this process or in one of its own, and the programs that the tests give it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from torchnp.cli import main

ROOT = Path(__file__).resolve().parents[2]

BAD = "import torch\n\nweight = torch.ones(2, requires_grad=True)\narray = weight.numpy()\n"
"""One certain TNP101 with a safe fix, at line 4, column 16."""
FIXED = BAD.replace(".numpy()", ".detach().numpy()")
UNSAFE = "import numpy as np\nimport torch\n\ntensor = torch.Tensor(np.zeros(3))\n"
"""One TNP301 whose fix is unsafe."""
CLEAN = "import torch\n\narray = torch.ones(2).numpy()\n"


def torchnp(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process, from the working directory."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def completed(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "torchnp", *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def environment() -> dict[str, str]:
    """This process's environment, with the checkout importable and without anything that asks for colours."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "TTY_COMPATIBLE"}}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), kept.get("PYTHONPATH", "")])}


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Lay out files under a directory."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def identity(path: Path) -> tuple[int, int, int]:
    """What changes when a file is written or replaced (reading it changes only the time of access)."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_mode
