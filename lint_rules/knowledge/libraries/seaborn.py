"""seaborn: what it converts of that which it is given to plot."""

from __future__ import annotations

from lint_rules.knowledge.rows import converting
from lint_rules.knowledge.schema import Converter
from lint_rules.knowledge.tables import Library

CONVERTERS = converting(
    Converter(1, keywords=frozenset({"x", "y"}), lists=False),
    "barplot boxplot heatmap histplot kdeplot lineplot scatterplot",
    prefix="seaborn.",
)

LIBRARY = Library(source="executed with seaborn 0.13.2 and NumPy 2.4.6", rows={}, converters=CONVERTERS)
