# `make run` opens the explorer, `make test` runs the tests; both make the virtual environment first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test readers check format bench picture readme clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "relations-tui needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable '.[test,dev]'
	@touch $(VENV)/.run $@

$(VENV)/.readers: pyproject.toml tests/readers/install tests/readers/package.json $(VENV)/.dev
	tests/readers/install
	$(INSTALL) --editable '.[test,dev,readers]'
	@touch $@

run: $(VENV)/.run ## the explorer on the built-in dossier
	@$(BIN)/relations-tui $(ARGS)

test: $(VENV)/.dev ## all tests, but those whose readers are absent
	$(BIN)/python -m pytest $(ARGS)

readers: $(VENV)/.readers ## every reader of the exports, installed and asked: Chromium, Node, Java, FollowTheMoney
	READERS=required $(BIN)/python -m pytest -m readers $(ARGS)

check: $(VENV)/.dev ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code in its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## speed, as ratios against a reference in the same run
	$(BIN)/python -m bench $(ARGS)

picture: $(VENV)/.dev ## the README's pictures, drawn afresh
	$(BIN)/python -m bench.picture

readme: $(VENV)/.dev ## the tables of both READMEs that the program makes itself
	$(BIN)/python -m tests.readme

clean: ## everything that was made
	rm -rf $(VENV) tests/readers/node_modules build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
