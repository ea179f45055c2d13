#!/usr/bin/env bash
# Write requirements/*.txt anew: every package with its hashes, for every platform, no address.
#
#   tools/lock.sh            the newest versions that pyproject.toml allows
#   UV=/where/uv tools/lock.sh   with a uv of one's own
set -euo pipefail
cd "$(dirname "$0")/.."

uv="${UV:-.venv/bin/uv}"
if ! "$uv" --version >/dev/null 2>&1; then
    .venv/bin/pip install --quiet uv
    uv=.venv/bin/uv
fi

compile() { # compile FILE OPTION...
    local file="$1"
    shift
    "$uv" pip compile pyproject.toml "$@" --output-file "$file" --upgrade \
        --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-annotate --custom-compile-command "make lock" --quiet
}

compile requirements/run.txt --group build
# The same versions when testing as when running.
compile requirements/test.txt --group build --group test --constraint requirements/run.txt
