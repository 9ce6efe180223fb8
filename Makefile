# `make brief` sets everything up and runs the main job on the bundled example;
# `make test` sets everything up and passes the tests.  Second runs are fast.
PYTHON ?= python3
BIN = .venv/bin
SETUP = .venv/.ready
TOOLS = .venv/.tools

.PHONY: brief test lint clean

brief: $(SETUP)
	$(BIN)/mithaq brief examples/hamiya.ar.txt --lang ar --out out/brief.ar.html
	$(BIN)/mithaq brief examples/hamiya.ar.txt --lang en --out out/brief.en.html

test: $(TOOLS) lint
	$(BIN)/python -m pytest

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(SETUP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(TOOLS): $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

clean:
	rm -rf .venv out
