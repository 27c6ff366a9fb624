from __future__ import annotations

import os

import pytest

from torchnp.parallel import WORTH_A_POOL, mapped


def process_of(_item: int) -> int:
    return os.getpid()


def square(item: int) -> int:
    return item * item


@pytest.mark.parametrize("jobs", [None, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 3, 200])
def test_results_come_in_the_order_of_the_items(jobs: int | None, count: int) -> None:
    assert list(mapped(square, range(count), jobs)) == [item * item for item in range(count)]


def test_few_items_stay_in_this_process() -> None:
    assert set(mapped(process_of, range(WORTH_A_POOL - 1), None)) == {os.getpid()}


def test_several_jobs_are_other_processes() -> None:
    assert os.getpid() not in set(mapped(process_of, range(4), 2))


def test_one_job_is_this_process() -> None:
    assert set(mapped(process_of, range(500), 1)) == {os.getpid()}
