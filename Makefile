# make demo    a year's work of a made-up area, in ./data, served     make demo ARGS="--no-serve --size school"
# make test    every check and test, on SQLite, PostgreSQL and in the browser
# make score   the marks of the reading beside its aims, where ../shared lies beside the clone (or ARGS=its path)
# make faults  faults planted in the demo area's summaries: how many the check finds, and its false alarms
# make check · bench · format · messages · vendor · fresh · clean

SHELL := /bin/bash
PYTHON := .venv/bin/python
ARGS ?=

.PHONY: demo test check faults bench score format messages vendor fresh clean

demo: export JIAOGONG_HOME ?= $(CURDIR)/data
demo:
	@tools/bootstrap.sh demo
	@.venv/bin/jiaogong demo $(ARGS)

test:
	@tools/bootstrap.sh test
	@tools/system_packages.sh
	@$(PYTHON) tools/with_postgres.py $(PYTHON) tools/run_tests.py $(ARGS)

check:
	@tools/bootstrap.sh test
	@tools/check.sh

bench:
	@tools/bootstrap.sh bench
	@$(PYTHON) tools/run_benches.py $(ARGS)

score:
	@tools/bootstrap.sh test
	@$(PYTHON) tools/score.py $(ARGS)

faults:
	@tools/bootstrap.sh test
	@$(PYTHON) tools/plant_faults.py $(ARGS)

format:
	@tools/bootstrap.sh test
	@.venv/bin/ruff check --fix --quiet; .venv/bin/ruff format

messages:
	@tools/bootstrap.sh test
	@$(PYTHON) tools/translations.py

vendor:
	@python3 tools/vendor_frontend.py

fresh:
	@tools/fresh_clone_check.sh

clean:
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
