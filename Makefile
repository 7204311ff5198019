# Every recipe does its own set-up: a fresh clone, Python 3.11.5 or newer and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/eval/data/dev

# uv installs the same pinned files several times faster; used only where it happens to be there.
define install
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	if command -v uv >/dev/null; \
		then uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
		else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
endef

.PHONY: demo run test check format lint types imports coverage lock benchmark quality train clean

demo: $(VENV)/.runtime ## The main job on the terminal, over the two articles of seeds/
	@$(BIN)/python -m bot demo

run: $(VENV)/.runtime ## The bot itself; needs BOT_TOKEN in .env
	@$(BIN)/python -m bot run

test: $(VENV)/.dev ## The tests
	$(BIN)/python -m pytest -n 2 --no-loadscope-reorder

check: format lint types imports coverage ## All that must be green before a commit

format: $(VENV)/.dev
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

coverage: export PYTEST_ADDOPTS = --cov --cov-report=term
coverage: test

benchmark: $(VENV)/.dev ## The figures of benchmarks/README.md
	$(BIN)/python -m benchmarks

quality: $(VENV)/.dev ## The figures of the development data against benchmarks/quality.json
	$(BIN)/python -m benchmarks.quality $(DATA)

train: export PYTHONPATH = $(abspath $(DATA)/../..)
train: $(VENV)/.dev ## Learn all weights again from DATA, with the scorers two folders above it
	$(BIN)/python -m training.frequencies $(DATA)
	$(BIN)/python -m training $(DATA)
	$(BIN)/python -m training.groups $(DATA)
	$(BIN)/python -m training.likeness $(DATA)
	$(BIN)/python -m training.edges $(DATA)
	$(BIN)/python -m training.statements $(DATA)

lock: $(VENV)/.dev ## Pin the requirements again (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
		--python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
		--python-version 3.11 --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

$(VENV)/.runtime: requirements.txt
	@echo "Setting up in $(VENV) (once, about a minute) …"
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@echo "Setting up in $(VENV) (once, about a minute) …"
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.runtime
