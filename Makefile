# Needs Python 3.11 or newer, git and make; everything else is set up by the first `make run` or `make test`.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# PYTEST='-k bidi' narrows `make test`.
PYTEST ?=
# Seconds that `make fuzz` takes.
FUZZ ?= 60
# `make torture PARTS='typing full' TORTURE='--typing 20'` runs some parts, in other amounts.
PARTS ?=
TORTURE ?=
# `make powercut FS=vfat WAYS=store CUTS=60` runs a part.
FS ?= ext4 vfat exfat
WAYS ?= store stick replacing
CUTS ?= 120

.DEFAULT_GOAL := help
# The environment first, then the catalogues in it, then what needs both.
.NOTPARALLEL:
.PHONY: help run test check format lint types strings stale bench torture powercut offline fuzz build built again lock wheel pictures catalogues clean ready-run ready-test ready-torture ready-build

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: ready-run catalogues ## Open the assistant; without a display, do its main job on a real example
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/lapreporter; fi; \
	echo "No display is set (DISPLAY, WAYLAND_DISPLAY), so no window can open. This is the main job without one:"; \
	exec $(BIN)/lapreporter tour

test: ready-test catalogues ## Run all tests, offscreen and in random order
	$(BIN)/python -m pytest $(PYTEST)

check: lint types stale test ## All that must hold before a commit: format, lint, types, catalogue, tests

lint: ready-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: ready-test
	$(BIN)/mypy

format: ready-test ## Put the sources into the house's layout
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

strings: ready-test ## Collect all texts of interface, rules and forms, and bring every catalogue up to date
	$(BIN)/python -m tools.strings

stale: ready-test
	$(BIN)/python -m tools.strings --check

bench: ready-test catalogues ## Measure speed, memory and size; prints a table
	$(BIN)/python -m bench

torture: ready-torture catalogues ## Long tests: kills, full disks, several writers, damage, power cuts, signatures
	$(BIN)/python -m tests.torture $(PARTS) $(TORTURE)

powercut: ready-torture ## Cut the power of an emulated computer while it saves, and look at what is left
	$(BIN)/python -m tests.torture.powercut --systems $(FS) --ways $(WAYS) --cuts $(CUTS)

offline: ready-test catalogues ## All tests and the built program without network interfaces, system calls watched
	$(BIN)/python -m tools.offline $(PYTEST)

wheel: ready-test catalogues ## Build the installable package into dist/
	$(BIN)/python -m hatchling build --target wheel

build: ready-build catalogues ## Build the portable folder and its archive into dist/, and prove it
	$(BIN)/python -m tools.build
	$(BIN)/python -m tools.built

built: ready-build ## Prove the built program once more: alone, elsewhere, without a network
	$(BIN)/python -m tools.built

again: ready-build ## Build the same sources once more in another folder and compare every file
	$(BIN)/python -m tools.build_again

fuzz: ready-test ## Coverage-guided harm at every door for files of strangers, FUZZ=60 seconds in all
	$(BIN)/python -m tests.torture.fuzz --seconds $(FUZZ)

pictures: ready-test catalogues ## Draw every page in every language into out/pictures, for a review
	$(BIN)/python -m tools.pictures --all out/pictures

lock: ready-test ## Choose the newest versions pyproject.toml allows and write the requirements files
	$(BIN)/python -m tools.lock

clean: ## Remove everything that was built, but no report
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis translations/*.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

catalogues: | ready-run
	@$(BIN)/python -m tools.catalogues

ready-run:
	@$(PYTHON) tools/environment.py run

ready-test:
	@$(PYTHON) tools/environment.py test

ready-torture:
	@$(PYTHON) tools/environment.py torture

ready-build:
	@$(PYTHON) tools/environment.py build
