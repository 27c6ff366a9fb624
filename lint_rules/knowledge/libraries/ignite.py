"""Ignite: engines. The step of a supervised evaluator runs under `no_grad`; any other is a function of the program."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ObjectClass, ObjectResult, Property, PythonResult, Table, UnknownResult
from lint_rules.knowledge.tables import Library

_ENGINE = "ignite.engine.Engine"
_STATE = "ignite.engine.State"

ROWS: Table = {
    _ENGINE: ObjectClass(),
    **rows(ObjectResult(_ENGINE), "create_supervised_evaluator create_supervised_trainer", prefix="ignite.engine."),
    f"{_ENGINE}.run": ObjectResult(_STATE),
    f"{_ENGINE}.state": Property(ObjectResult(_STATE)),
    _STATE: ObjectClass(),
    f"{_STATE}.output": Property(UnknownResult("it is what the step of the engine gives")),
    f"{_STATE}.metrics": Property(UnknownResult("it is what the metrics of the engine give")),
    **rows(Property(PythonResult("number")), "epoch iteration max_epochs", prefix=f"{_STATE}."),
}

LIBRARY = Library(source="Ignite 0.6.0: ignite/engine/__init__.py", rows=ROWS)
