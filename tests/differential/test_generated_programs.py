"""Generated programs, run on real torch and analysed: what the analysis takes for known must be so.

A certain finding must hold whenever its line is reached; facts must cover what every call really gave and what every
conversion really converted; a safe fix must keep what a working program computes. `make fuzz` runs more of them.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.differential.check import check, shows
from tests.differential.program import programs
from tests.differential.repair import repaired
from tests.differential.shrink import shrunk


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Python does not tell which call of a line is being carried out")
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(programs())
def test_the_analysis_of_a_generated_program_agrees_with_torch(text: str) -> None:
    program = repaired(text)
    wrong = [problem for problem in check(program).problems if problem.kind != "miss"]
    if wrong:
        kept = wrong[0].signature
        pytest.fail(f"{kept}\n{shrunk(program, lambda smaller: shows(smaller, kept))}", pytrace=False)
