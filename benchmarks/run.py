"""Measures the speed of the tool against that of others, and prints the ratios.

Each pair is run in turns, on released packages that scripts/field.py uses too (downloaded once); what counts is the
least that each took. Only figures of one run can be compared with each other.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import comparisons  # noqa: E402
from benchmarks.measuring import Comparison  # noqa: E402
from scripts.field_packages import PACKAGES, unpacked  # noqa: E402

SMALL, LARGE = "botorch", "transformers"
MEASURED = {
    "flake8": (comparisons.flake8, SMALL),
    "check": (comparisons.check, LARGE),
    "fix": (comparisons.fix, SMALL),
    "analysis": (comparisons.analysis, LARGE),
    "linked": (comparisons.linked, LARGE),
    "pyflakes": (comparisons.pyflakes, LARGE),
}


def main() -> None:
    """Print a line for each comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *MEASURED], help=f"only these of: {', '.join(MEASURED)}")
    parser.add_argument("--repeats", type=int, default=5, help="how often each of a pair is run (default: 5)")
    parser.add_argument("--sources", type=Path, help="a folder with the unpacked packages, in place of the downloaded")
    arguments = parser.parse_args()
    today = datetime.now(tz=timezone.utc).date()
    sys.stdout.write(
        f"{today}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; least of {arguments.repeats}\n"
    )
    for name in arguments.names or MEASURED:
        measure, package = MEASURED[name]
        sys.stdout.write(_line(measure(_folder(package, arguments.sources), arguments.repeats)))
        sys.stdout.flush()


def _folder(name: str, sources: Path | None) -> Path:
    if sources is not None:
        return (sources / name).resolve()
    return unpacked(next(package for package in PACKAGES if package.name == name))


def _line(one: Comparison) -> str:
    target = "" if one.target is None else f" (target: at most {one.target:.2f})"
    return (
        f"{one.title}: {one.wall_ratio:.2f}{target}\n"
        f"    wall {one.ours.wall:.2f} s / {one.theirs.wall:.2f} s; "
        f"cpu {one.ours.cpu:.2f} s / {one.theirs.cpu:.2f} s = {one.cpu_ratio:.2f}\n"
    )


if __name__ == "__main__":
    main()
