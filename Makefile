# Two commands do everything on a fresh machine: `make site` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: site test lint format golden quality screenshots clean

site: $(VENV)/.site-installed  ## install, and build the sample edition into site/
	$(BIN)/digest build

test: $(VENV)/.test-installed lint  ## install, and run every test, on all processors
	$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist worksteal

lint: $(VENV)/.test-installed  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.test-installed  ## put the code into the house's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/.test-installed  ## renew site/ and the golden sites after a wanted change of output
	$(BIN)/digest build
	$(BIN)/python -m pytest tests/test_golden.py --renew

quality: $(VENV)/.test-installed  ## measure on ../shared/truth, raise the floors of quality and write them into the docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[quality]'
	$(BIN)/python -m tests.quality --pin

screenshots: $(VENV)/.test-installed  ## take the pictures of docs/screenshots anew, in Debian's chromium
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	$(BIN)/python -m tests.screenshots

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.site-installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q digest
	touch $@

$(VENV)/.test-installed: pyproject.toml $(VENV)/.site-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@
