"""pandas: what frames and series give as arrays. Read-only since copy-on-write, but for frames of several blocks."""

from __future__ import annotations

from lint_rules.knowledge.rows import converting, members, rows
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    Converter,
    DType,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Table,
    TupleResult,
)
from lint_rules.knowledge.tables import Library

_FRAME = "pandas.DataFrame"
_SHARED = ArrayResult(alias=Alias.SOMETIMES, writable=None)
_ANY = ObjectResult(_FRAME)
_CAST = ObjectResult(_FRAME, array=ArrayResult(DType.ARGUMENT))

# Frames, series and indices share the methods that this analysis follows.
FRAMES: Table = {
    _FRAME: ObjectClass(),
    **rows(ObjectClass(_FRAME), "Index Series", prefix="pandas."),
    **members(Property(_SHARED), _FRAME, "values"),
    **members(_SHARED, _FRAME, "__array__"),
    f"{_FRAME}.to_numpy": ArrayResult(DType.UNKNOWN, alias=Alias.SOMETIMES, writable=None),
    f"{_FRAME}.unique": ArrayResult(DType.UNKNOWN),
    f"{_FRAME}.astype": _CAST,
    **members(_ANY, _FRAME, "__getitem__ agg apply corr cov diff expanding ewm groupby join map melt merge pct_change"),
    **members(_ANY, _FRAME, "pivot pivot_table rank replace rolling round transform where"),
    **members(
        ObjectResult(),
        _FRAME,
        """
        bfill copy drop drop_duplicates dropna ffill head nlargest nsmallest query reindex rename reset_index sample
        set_index shift sort_index sort_values tail
        """,
    ),
    **members(_ANY, _FRAME, "abs clip cummax cummin cumprod cumsum fillna interpolate"),
    **members(Property(_ANY), _FRAME, "T columns dt index str cat codes loc iloc at iat"),
    **members(Property(PythonResult("size")), _FRAME, "shape"),
    **members(Property(PythonResult("number")), _FRAME, "empty ndim size"),
    **members(PythonResult("list"), _FRAME, "tolist to_list"),
    **members(PythonResult("none"), _FRAME, "to_csv to_excel to_json to_parquet to_pickle"),
}

FUNCTIONS: Table = {
    **rows(
        _ANY,
        """
        concat crosstab cut get_dummies merge pivot_table qcut read_csv read_excel read_feather read_hdf read_html
        read_parquet read_sql read_table to_datetime
        """,
        prefix="pandas.",
    ),
    "pandas.unique": ArrayResult(DType.UNKNOWN),
    "pandas.factorize": TupleResult((ArrayResult("int64"), _ANY)),
}

# A list of tensors becomes a column of objects, and is no conversion.
CONVERTERS = converting(Converter(1, lists=False, dictionaries=True), "DataFrame Series", prefix="pandas.")

LIBRARY = Library(
    source="executed with pandas 3.1.1 and NumPy 2.4.6", rows={**FRAMES, **FUNCTIONS}, converters=CONVERTERS
)
