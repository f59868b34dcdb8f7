#!/usr/bin/env bash
# Write requirements/*.lock from requirements/*.in; pins stay as they are unless an .in file
# or --upgrade asks for another. The locks hold for every platform and name no package index.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
scripts/bootstrap.sh site

# The tool lives for this run only: a build never needs it.
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
PIP_DISABLE_PIP_VERSION_CHECK=1 "$tools/bin/python" -m pip install --quiet --no-input 'uv==0.13.9'

# 3.11.2 is Debian 12's Python, the oldest that is promised. Each is bound by those before it.
for name in site paper test audit; do
  UV_CUSTOM_COMPILE_COMMAND='make lock' "$tools/bin/uv" pip compile --quiet "$@" \
    --universal --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-annotate --no-cache \
    --output-file "requirements/$name.lock" "requirements/$name.in"
done
