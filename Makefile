# The door for people; `make help` lists what there is.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
NLP := $(BIN)/policy-nlp

.DEFAULT_GOAL := table
.PHONY: table evaluate ingest test lint gate diff bench docs peers lock clean help

table: $(READY) ## regenerate the event table build/events.csv (the default)
	@$(NLP) build

evaluate: table ## score the table's annotations against annotations/
	@$(NLP) evaluate

ingest: $(READY) ## bring an article into corpus/: make ingest FILE=article.txt
	@test -n "$(FILE)" || { echo "say which file: make ingest FILE=article.txt" >&2; exit 2; }
	@$(NLP) ingest "$(FILE)"

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest -q

lint: $(READY) ## ruff, mypy, import contracts, and the lexicons' own examples
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(NLP) lexicon lint

gate: table ## fail where a score is below its floor or data changed without a look
	@$(NLP) evaluate --gate

diff: table ## rows and values that the working tree adds, alters and loses against the last commit
	@$(BIN)/python benchmarks/gains_and_losses.py

bench: $(READY) ## measure speed and memory beside jieba
	@$(BIN)/python benchmarks/speed.py

docs: table ## write docs/accuracy.md, docs/columns.md and docs/speed.md
	@$(BIN)/python benchmarks/write_docs.py

peers: $(READY) ## measure public tools on the same text (docs/accuracy.md); downloads them
	@$(BIN)/python benchmarks/peers.py

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --generate-hashes --all-extras --python-version 3.11 --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock

clean: ## remove the environment and everything that is made
	rm -rf $(VENV) build

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@echo "building $(VENV) with $(PYTHON)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $(READY)
