# Needs Python 3.11 or later and make, nothing else. Everything is installed into .venv, and again only when
# pyproject.toml or the pinned versions change.

PYTHON ?= python3

# The demo: one case under one delegation order, on one day. Then the certificate is checked against the same case.
DEMO_CASE := docs/examples/01-startbesked-nya-regler.yaml
DEMO_LAW := docs/examples/delegation/exempelkommunen.lag
DEMO_DAY := 2026-01-20
DEMO_DIR := .demo
DEMO_CERTIFICATE := $(DEMO_DIR)/certificate.json

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
SPECIFICATION := pyproject.toml .ci/constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs clean

help:
	@echo "make demo    decide an example case, explain the decision and check its certificate"
	@echo "make test    run the tests"
	@echo "make check   format, lint, types, import contracts, architecture tests"
	@echo "make bench   time every stage of a decision, beside other engines"
	@echo "make docs    build the documentation into site/"
	@echo "make clean   remove everything that these commands made, .venv included"

demo: $(VENV)/.installed
	@mkdir -p $(DEMO_DIR)
	$(BIN)/legalrules explain $(DEMO_CASE) --law $(DEMO_LAW) --day $(DEMO_DAY) --outcome startbesked
	$(BIN)/legalrules decide $(DEMO_CASE) --law $(DEMO_LAW) --day $(DEMO_DAY) --certificate $(DEMO_CERTIFICATE)
	$(BIN)/legalrules verify $(DEMO_CERTIFICATE) --case $(DEMO_CASE) --law $(DEMO_LAW)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q --numprocesses=auto --maxprocesses=4 --dist=worksteal

check: $(VENV)/.installed-dev
	BIN=$(BIN) bash .ci/check

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench $(BENCH)

docs: $(VENV)/.installed-dev
	$(BIN)/python -m mkdocs build --strict

clean:
	rm -rf $(VENV) $(DEMO_DIR) .cache site build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find legalrules tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps. The dev extra holds all that the plain installation does, so it stands for both.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(SPECIFICATION) | $(VENV)/.created
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(SPECIFICATION) | $(VENV)/.created
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/.installed $@
