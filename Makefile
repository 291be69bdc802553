# Rejoinder. `make demo` and `make test` set everything up on a fresh machine.
PYTHON ?= python3
BIN := .venv/bin
PAGE ?=
PUBLISHED ?=

.PHONY: demo test check eval errors bench lock format clean

.venv/.run: requirements/run.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

demo: .venv/.run  ## Read a scraped page (PAGE=… PUBLISHED=… for another).
	@PAGE="$(PAGE)" PUBLISHED="$(PUBLISHED)" examples/demo.sh

test: .venv/.dev  ## The tests; browser parts are skipped where there is no browser.
	$(BIN)/python -m pytest

check: .venv/.dev  ## Lint, format, types and import rules.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## Lock the dependencies anew, with hashes.
	for name in run build dev; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; \
	done
