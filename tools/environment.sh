#!/usr/bin/env bash
# Make .venv and install the locked packages into it: tools/environment.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."

# An environment keeps the folder it was made in; in another one it is made anew.
if [ "$(cat .venv/.home 2>/dev/null)" != "$PWD" ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$(tools/find_python.sh)" -m venv --clear .venv
    echo "$PWD" >.venv/.home
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }

echo "Installing the packages of requirements/$1.txt ..."
pip install --require-hashes --requirement "requirements/$1.txt"
pip install --no-deps --no-build-isolation --editable .
