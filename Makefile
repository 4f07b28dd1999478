# The verbs of this project. `make` alone lists them.
PY := .venv/bin/python
STAMP := .venv/.installed
STAMP_DEV := .venv/.installed-dev
.DEFAULT_GOAL := help

.PHONY: help run test lint types bench migrate translations lock packs-report sbom fault clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

.venv/bin/python:
	@command -v python3 >/dev/null || { echo "Hace falta Python 3.11 o posterior: apt-get install python3 python3-venv"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Hace falta Python 3.11 o posterior"; exit 1; }
	python3 -m venv .venv || { echo "Falta el módulo venv: apt-get install python3-venv"; exit 1; }

$(STAMP): requirements.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(STAMP_DEV): requirements-dev.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(STAMP)

run: $(STAMP) ## set everything up, migrate and serve
	$(PY) app.py

test: $(STAMP_DEV) ## everything the tests need, then all tests
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -n 2 --dist loadfile

fault: $(STAMP_DEV) ## break things on purpose, for long
	.venv/bin/pytest -m fault

bench: $(STAMP_DEV) ## measure, beside peers
	for b in benchmarks/*.py; do $(PY) $$b; done

migrate: $(STAMP) ## bring the database to the present shape
	$(PY) app.py migrate

translations: $(STAMP_DEV) ## gather the texts to translate
	.venv/bin/pybabel -q extract -F babel.cfg -k say -k _ -k gettext --no-location --sort-output --omit-header -o translations/messages.pot .
	.venv/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete --no-wrap --omit-header -i translations/messages.pot -d translations -l en

packs-report: $(STAMP) ## every datum of the law, its source, age and confidence
	$(PY) -m bridge.packs.report

lock: $(STAMP_DEV) ## pin requirements with hashes
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.txt

sbom: $(STAMP) ## what an installation is made of (CycloneDX 1.6)
	$(PY) -m bridge.cli.sbom > sbom.json

clean: ## forget the environment (never the data)
	rm -rf .venv
