# `make demo` and `make test` need Python 3.10 or later, make and git; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: demo test lint format types docs docs-check knowledge fuzz bench field field-sites clean

demo: $(VENV)/demo.stamp
	@echo '$$ torchnp check examples/'
	@$(RUN)/torchnp check examples/ || test $$? -eq 1
	@echo
	@echo '$$ torchnp fix --diff examples/'
	@$(RUN)/torchnp fix --diff examples/ || test $$? -eq 1

test: lint types docs-check
	$(RUN)/python -m pytest

lint: $(VENV)/test.stamp
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .

types: $(VENV)/test.stamp
	$(RUN)/mypy

docs-check: $(VENV)/test.stamp
	$(RUN)/python scripts/write_docs.py --check

format: $(VENV)/test.stamp
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

docs: $(VENV)/test.stamp
	$(RUN)/python scripts/write_docs.py

knowledge: $(VENV)/test.stamp
	$(RUN)/python scripts/derive_knowledge.py --check

# FUZZ_PROGRAMS, FUZZ_SECONDS, FUZZ_SEED and FUZZ_WORKERS say how many, how long, which, and in how many processes.
fuzz: $(VENV)/test.stamp
	$(RUN)/python -m tests.differential.fuzz

bench: $(VENV)/test.stamp
	$(RUN)/python benchmarks/run.py

field: $(VENV)/test.stamp
	$(RUN)/python scripts/field.py
	$(RUN)/python scripts/field_rules.py

field-sites: $(VENV)/test.stamp
	$(RUN)/python scripts/field_sites.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A stamp is newer than pyproject.toml while its installation is current.
$(VENV)/demo.stamp: pyproject.toml
	test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/test.stamp: pyproject.toml
	test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/demo.stamp
