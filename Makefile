# The commands to remember. Everything needs only Python >= 3.11, make and git.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
# What is compiled once need not be again by each process that starts, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup up example-grants example-training test lint golden bench deid-eval locks clean

setup: .venv/ready

.venv/ready: locks/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Värna needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

up: setup
	$(BIN)/varna up $(ARGS)

# 3,000 invented associations and 20,000 decisions, into a running Värna. Takes some ten minutes.
example-grants: setup
	$(BIN)/python -m examples.synthetic.support data/stod
	for table in data/stod/*.csv; do $(BIN)/varna import grants "$$table" $(ARGS) || exit 1; done

# 45,000 invented employees in 1,800 units and five years of courses, into a running Värna. Takes half an hour.
example-training: setup
	$(BIN)/python -m examples.synthetic.training data/utbildning
	$(BIN)/varna import data/utbildning/training.yaml $(ARGS)
	for list in data/utbildning/staff/*.csv; do name=$$(basename "$$list" .csv); \
	  $(BIN)/varna import training staff --on "$$(echo "$$name" | cut -c1-10)" --namnd "$$(echo "$$name" | cut -c12-)" "$$list" $(ARGS) || exit 1; done
	for list in data/utbildning/completions/*.csv; do name=$$(basename "$$list" .csv); \
	  $(BIN)/varna import training completions --namnd "$$(echo "$$name" | cut -c6-)" "$$list" $(ARGS) || exit 1; done

# Four processes: most tests wait for a disk or another process. The tests of a file stay together, and
# the long files of the journeys begin in the middle and not at the end.
test: setup
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: setup
	$(BIN)/varna schema export

bench: setup
	$(BIN)/python -m benchmarks $(ARGS)

# How well the de-identification gate finds persons; writes the figures into docs/deid-evaluation.md.
deid-eval: setup
	$(BIN)/python -m benchmarks.deid_eval --write $(ARGS)

# Upgrading a dependency: edit locks/*.in, run this, read the difference, run the tests.
locks:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --allow-unsafe locks/runtime.in -o locks/runtime.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --allow-unsafe locks/dev.in -o locks/dev.txt

clean:
	rm -rf .venv data
