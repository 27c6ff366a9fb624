"""What is said of the fields of records, against NumPy and torch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.values.domain.record_dtypes import Field, View, is_of_records, name_of, size_of, view_of

DTYPES = ("bool", "uint8", "int16", "float16", "int32", "float32", "int64", "float64", "complex64", "complex128")
fields = st.lists(st.tuples(st.sampled_from(DTYPES), st.integers(1, 3)), min_size=1, max_size=5)


@settings(deadline=None)
@given(fields)
def test_a_field_is_refused_just_where_it_is_torn(chosen: list[tuple[str, int]]) -> None:
    listed = [(f"f{index}", dtype, (count,)) for index, (dtype, count) in enumerate(chosen)]
    records: np.ndarray[Any, Any] = np.zeros(2, dtype=listed)
    name = name_of(Field(one, dtype, size_of(dtype), shape[0], has_dimensions=True) for one, dtype, shape in listed)
    assert name is not None
    assert is_of_records(name)
    for field, dtype, _ in listed:
        view = view_of(name, field)
        assert view == View(dtype, has_dimensions=True, is_torn=records.dtype.itemsize % np.dtype(dtype).itemsize != 0)
        if view.is_torn:
            with pytest.raises(ValueError, match="strides not a multiple of the element byte size"):
                torch.from_numpy(records[field])
        else:
            assert torch.from_numpy(records[field]).numpy().dtype == dtype


def test_nothing_is_said_of_other_dtypes_and_other_fields() -> None:
    name = name_of([Field("x", "float32", 4), Field("label", "str", 0)])
    assert name == "records(x: float32, label: str; 0)"
    assert view_of(name, "x") == View("float32", has_dimensions=False, is_torn=False)
    assert view_of(name, "y") is None
    assert view_of("float32", "x") is None
    assert name_of([]) is None
    assert name_of([Field("two words", "float32", 4)]) is None
