.DEFAULT_GOAL := help
.PHONY: help run test bench lint format

PYTHON := .venv/bin/python

help: ## Say what there is
	@echo "Ankur: training workshops that show whether attitudes changed."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Set up what is missing and serve the demo on 127.0.0.1:$PORT (8000)
	@./prepare.sh run
	@PYTHONPATH=site exec $(PYTHON) -m config.serve

test: ## Set up what the tests need and run all of them (SQLite, then PostgreSQL)
	@./prepare.sh test
	@exec tests/stages.sh

bench: ## Measure: one JSON object a line; ONLY=certificates runs one group
	@./prepare.sh test >&2
	@exec $(PYTHON) -m tests.bench $(ONLY)

lint: ## Only what reads the code: ruff, djlint, mypy
	@./prepare.sh test
	@exec tests/stages.sh lint

format: ## Let ruff put the code in order
	@./prepare.sh test
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .
