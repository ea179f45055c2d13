# The same verbs for a person, a hook and CI. What each does stands in tools/, in small scripts.

# A stamp names the folder it was made in: a checkout that moved is set up anew.
HERE := $(shell pwd | cksum | cut -d' ' -f1)
READY_TO_RUN := .venv/.ready-to-run-$(HERE)
READY_TO_TEST := .venv/.ready-to-test-$(HERE)
SETUP := pyproject.toml tools/system_packages.sh tools/environment.sh tools/find_python.sh
PYTHON := .venv/bin/python

# A checkout may stand in a folder with Vietnamese letters, whatever the machine's language.
export LC_ALL := C.UTF-8

.PHONY: help setup setup-test run test check bench measure-reading lock vendor release-dump clean

help:
	@echo "make run           set everything up, start the database, open the site"
	@echo "make test          set everything up, check, run all tests"
	@echo "make setup         leave .venv/bin/chamdiem ready"
	@echo "make check         format, lint, types, architecture, lock files, migrations"
	@echo "make bench         measure the engine beside its yardsticks"
	@echo "make measure-reading  measure the reader over labelled documents"
	@echo "make lock          write requirements/*.txt anew"
	@echo "make vendor        fetch the static files that are not ours"
	@echo "make release-dump  keep this version's database for the upgrade test"
	@echo "make clean         remove what can be made again (never data)"

setup: $(READY_TO_RUN)
setup-test: $(READY_TO_TEST)

$(READY_TO_RUN): requirements/run.txt $(SETUP)
	@tools/system_packages.sh run
	@tools/environment.sh run
	@touch $@

$(READY_TO_TEST): requirements/test.txt $(READY_TO_RUN)
	@tools/system_packages.sh test
	@tools/environment.sh test
	@touch $@

run: setup
	@exec .venv/bin/chamdiem run

check: setup-test
	@tools/check.sh

# As many processes as processors, at most four: each starts a database of its own.
test: check
	$(PYTHON) -m pytest --numprocesses=auto --maxprocesses=4 $(ARGS)

bench: setup-test
	$(PYTHON) -m bench $(ARGS)

measure-reading: setup
	$(PYTHON) tools/measure_reading.py $(ARGS)

lock: setup
	tools/lock.sh

vendor: setup
	$(PYTHON) tools/vendor.py

release-dump: setup
	$(PYTHON) tools/release_dump.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
