"""Accelerate: what it gathers, and where it moves what it prepares."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    Alias,
    ContextEffect,
    DeviceResult,
    Effect,
    Grad,
    MappedResult,
    ObjectClass,
    Place,
    Property,
    PythonResult,
    SameResult,
    Table,
    TensorResult,
)
from lint_rules.knowledge.tables import Library

_ACCELERATOR = "accelerate.Accelerator"
# One process gives the tensors back as they are; several gather into new ones, which have no graph.
_GATHERED = MappedResult(TensorResult(Grad.AT_MOST, alias=Alias.SOMETIMES))
_PREPARED = MappedResult(TensorResult(Grad.FIRST, Place.MACHINE, alias=Alias.SOMETIMES), whole=True)

ROWS: Table = {
    _ACCELERATOR: ObjectClass(),
    **members(_GATHERED, _ACCELERATOR, "gather gather_for_metrics pad_across_processes reduce"),
    **members(_PREPARED, _ACCELERATOR, "prepare prepare_model"),
    **members(SameResult(), _ACCELERATOR, "unwrap_model"),
    **members(Property(DeviceResult(named_by_argument=False, place=Place.MACHINE)), _ACCELERATOR, "device"),
    **members(ContextEffect(Effect.AUTOCAST, place=Place.UNKNOWN), _ACCELERATOR, "autocast"),
    # They synchronise gradients, or do not: grad mode stays.
    **members(PythonResult("object"), _ACCELERATOR, "accumulate main_process_first no_sync profile"),
    **members(PythonResult("none"), _ACCELERATOR, "backward end_training log print save_state wait_for_everyone"),
    **members(Property(PythonResult("bool")), _ACCELERATOR, "is_local_main_process is_main_process sync_gradients"),
    **members(Property(PythonResult("number")), _ACCELERATOR, "num_processes process_index"),
}

LIBRARY = Library(
    source="Accelerate 1.15.0.dev0: src/accelerate/accelerator.py, src/accelerate/utils/operations.py",
    rows=ROWS,
    aliases={"accelerate.accelerator": "accelerate"},
)
