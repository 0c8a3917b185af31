# Everything starts here. `make help` lists the targets from the comments beside them.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SHELL := /bin/bash
CATALOGS := $(patsubst %.po,%.mo,$(wildcard articles/locale/*/LC_MESSAGES/*.po))
export PORT

.DEFAULT_GOAL := help
.PHONY: help run dev demo test check engines format strings browser validate screenshots bench clean

run: .venv/installed staticfiles/staticfiles.json $(CATALOGS)  ## The magazine on this machine: installs, fills it with the demo, serves it
	@$(MANAGE) migrate --check >/dev/null 2>&1 \
		|| { echo "==> Database"; $(MANAGE) migrate --verbosity 0; }
	@$(MANAGE) demo --if-empty
	@$(MANAGE) welcome
	@nice -n 19 $(MANAGE) renditions make >/dev/null 2>&1 &  # pictures are ready before they are asked for
	@exec $(BIN)/granian --interface wsgi newsroom.wsgi:application \
		--host $(HOST) --port $(PORT) --workers 2 --blocking-threads 4 --backpressure 64 \
		--no-access-log --log-level warning

dev: .venv/installed $(CATALOGS)  ## The same for developers: reloads when a file changes, shows errors
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo --if-empty
	@$(MANAGE) welcome
	@DEBUG=1 $(MANAGE) runserver $(HOST):$(PORT)

demo: .venv/installed  ## Add whatever of the demo magazine is missing
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo
	@$(MANAGE) welcome

test: .venv/tested browser $(CATALOGS)  ## Every test, with the browser's where Chromium can be had
	@tests/run

check: .venv/tested $(CATALOGS)  ## What CI runs: lint, format, templates, checks, migrations, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@git ls-files -co --exclude-standard 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	$(MANAGE) check --fail-level WARNING
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
		ALLOWED_HOSTS=www.example.org SITE_URL=https://www.example.org \
		$(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	@$(MAKE) --no-print-directory test

engines: .venv/tested $(CATALOGS)  ## The tests again with PostgreSQL and Redis, where they run
	@tests/run_engines

format: .venv/tested  ## Put code and templates into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@git ls-files -co --exclude-standard 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2 || true

strings: .venv/installed  ## Bring the catalogs of translated strings up to date, and say what is missing
	@$(BIN)/python -m newsroom.catalogs update

browser:  ## Install Chromium from Debian's packages where that is possible
	@tests/install_browser

validate: .venv/tested browser staticfiles/staticfiles.json $(CATALOGS) tests/validate/node_modules/installed  ## What others will judge by: vnu, Lighthouse, schemas, feeds, structured data, screenshots
	@$(BIN)/python -m tests.validate

screenshots: .venv/tested browser staticfiles/staticfiles.json $(CATALOGS)  ## Every page type at three widths, light and dark, into screenshots/
	@$(BIN)/python -m tests.screenshots

bench: .venv/installed  ## What we claim about speed, measured
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file; done

clean:  ## Take away what was made (never the database or the pictures)
	rm -rf .venv staticfiles .fonts screenshots validation tests/validate/node_modules .ruff_cache .hypothesis

help:  ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/installed: requirements.txt
	@echo "==> Installing what the magazine needs (a minute, once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Newsroom needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --progress-bar off -r requirements.txt
	@touch $@

staticfiles/staticfiles.json: .venv/installed newsroom/fonts.py $(shell find articles/static -type f)
	@echo "==> Typefaces and static files (half a minute, once)"
	@$(MANAGE) collectstatic --noinput --verbosity 0

%.mo: %.po newsroom/catalogs.py .venv/installed
	@$(BIN)/python -m newsroom.catalogs compile

# Without npm nothing is installed here; the validation then says what is missing, and fails.
tests/validate/node_modules/installed: tests/validate/package.json
	@! command -v npm >/dev/null || { echo "==> Installing what the validation needs"; \
		npm install --prefix tests/validate --no-package-lock --no-audit --no-fund --loglevel=error \
		&& touch $@; }

.venv/tested: pyproject.toml .venv/installed
	@echo "==> Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --progress-bar off --group test
	@touch $@
