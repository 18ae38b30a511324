# Everything one does with Wijkgraaf. `make` alone lists it.
# Another Python: make run PYTHON=python3.13

PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

LOCALE := graphlib_wijk/dashboard/locale
CATALOGUE := $(LOCALE)/en/LC_MESSAGES/wijkgraaf.po
TEMPLATE := $(LOCALE)/wijkgraaf.pot
DOC_TESTS := $(wildcard tests/test_docs.py tests/test_translations.py)

.DEFAULT_GOAL := help
.PHONY: help run test check audit format i18n bench clean

help: ## List these commands
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: $(RUN_STAMP) ## Start the dashboard
	$(BIN)/python -m streamlit run app.py

test: check ## Check everything and run every test
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(DEV_STAMP) ## Format, style, types, arrows between rooms, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(if $(DOC_TESTS),$(BIN)/python -m pytest --quiet $(DOC_TESTS))

audit: $(DEV_STAMP) ## Ask whether a package that we use has a known weakness; needs a network
	$(BIN)/python -m pip check
	$(BIN)/python .ci/audit.py --required

format: $(DEV_STAMP) ## Put the code in the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

i18n: $(RUN_STAMP) ## Bring the English catalogue up to date with the Dutch texts
	mkdir -p $(dir $(CATALOGUE))
	$(BIN)/pybabel --quiet extract --keywords=N_ --add-comments=Translators: \
	  --add-location=file --sort-output --width=100 --project=Wijkgraaf \
	  --output-file=$(TEMPLATE) graphlib_wijk/dashboard
	test -f $(CATALOGUE) || $(BIN)/pybabel init --domain=wijkgraaf --locale=en \
	  --width=100 --input-file=$(TEMPLATE) --output-dir=$(LOCALE)
	$(BIN)/pybabel update --domain=wijkgraaf --locale=en --previous --ignore-pot-creation-date \
	  --width=100 --input-file=$(TEMPLATE) --output-dir=$(LOCALE)

bench: $(DEV_STAMP) ## Measure speed and memory, up to the scale of the country
	$(BIN)/python -m benchmarks
	-$(BIN)/python -m benchmarks.browser

clean: ## Remove what these commands made
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache $(TEMPLATE)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Wijkgraaf needs Python 3.11 or newer. Name it: make run PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python cannot make a virtual environment here. On Debian and Ubuntu:"; \
	    echo "  sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.txt | $(BIN)/python
	@echo "Installing what the dashboard needs (once; takes a minute or two)"
	$(PIP) install --requirement requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(RUN_STAMP)
	@echo "Installing what tests and checks need (once)"
	$(PIP) install --requirement requirements-dev.txt
	@touch $@
