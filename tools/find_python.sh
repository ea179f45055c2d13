#!/usr/bin/env bash
# Print the first Python that is 3.11 or newer and can make environments; say why not otherwise.
set -euo pipefail

good() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if path=$(command -v "$name") && good "$path"; then
        echo "$path"
        exit 0
    fi
done

echo "No Python 3.11 or newer with the venv module was found." >&2
echo "Install one and name it: make setup PYTHON=python3.11" >&2
exit 1
