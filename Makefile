# What there is to do here: make help
PYTHON ?= python3
HERE := .venv/bin/python
# What checks and measures write goes here, never into anybody's own data.
ASIDE := $(CURDIR)/.tests
WORKERS ?= auto
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-header --no-annotate

# Checks run on SQLite, whatever the shell is set to; test-postgres brings a database of its own.
unexport DATABASE_URL

.DEFAULT_GOAL := help
.PHONY: help env env-test run test test-postgres test-deep checks browser format-check lint types contracts \
	migrations translations-check format translations lock bench clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-20s %s\n", $$1, $$2 }'

env: ## make .venv with what the program needs, and .venv/bin/goen
	@$(PYTHON) -m tools.environment run

env-test: ## the same with what tests and checks need
	@$(PYTHON) -m tools.environment test

run: env ## set everything up and serve the demo at http://localhost:8000; PORT=8001 takes another
	@GOEN_HOME=$(CURDIR)/.demo .venv/bin/goen serve --demo $(if $(PORT),--port $(PORT))

test: checks browser ## set everything up and run every check and every test (but the long ones)
	$(HERE) -m pytest -m "not deep" -n $(WORKERS)

test-postgres: env-test browser ## the same tests on a PostgreSQL of their own
	$(HERE) -m tools.with_postgres $(HERE) -m pytest -m "not deep" -n $(WORKERS)

test-deep: env-test browser ## the long tests: fuzzing, killing, load
	$(HERE) -m pytest -m deep --timeout 900

checks: format-check lint types contracts migrations translations-check ## every check, without the tests

browser: env-test
	@$(HERE) -m tools.browser

format-check: env-test
	$(HERE) -m ruff format --check .

lint: env-test ## ruff
	$(HERE) -m ruff check .

types: env-test ## mypy, strict
	GOEN_HOME=$(ASIDE) $(HERE) -m mypy

contracts: env-test ## who may import whom: .importlinter
	.venv/bin/lint-imports --no-logo

migrations: env-test ## do the migrations match the models?
	GOEN_HOME=$(ASIDE) DJANGO_SETTINGS_MODULE=goen.settings $(HERE) -m django makemigrations --check --dry-run --skip-checks

translations-check: env-test ## is every message said in Japanese?
	$(HERE) -m tools.translations --check

format: env-test ## lay the code out
	$(HERE) -m ruff format .
	$(HERE) -m ruff check --fix .

translations: env-test ## bring the Japanese catalogue in line with pages and code, and compile it
	$(HERE) -m tools.translations

lock: ## pin what requirements/*.in name, with hashes (needs uv); UPGRADE=--upgrade takes the newest
	cd requirements && $(LOCK) $(UPGRADE) run.in -o run.txt
	cd requirements && $(LOCK) $(UPGRADE) test.in -c run.txt -o test.txt

bench: env-test ## measure speed and memory
	GOEN_HOME=$(ASIDE) $(HERE) -m measures.speed

clean: ## remove the environment and all that checks left; the demo in .demo stays
	rm -rf .venv .tests .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage* build
	find goen demo measures tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find goen -name '*.mo' -delete
