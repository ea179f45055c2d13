#!/usr/bin/env bash
# Everything that can be said about the code without running it, and its lock files.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"

ruff format --check .
ruff check .
djlint --quiet --lint src
# The types of models are read from the settings; nothing is connected to.
DATABASE_URL=postgresql:///types CHAMDIEM_SECRET_KEY=only-to-read-types-never-to-sign-anything mypy
lint-imports
python -m pytest --quiet --no-header tests/architecture/test_locks.py tests/architecture/test_migrations.py
