#!/usr/bin/env bash
# What tools that nobody here wrote say: style and likely bugs (ruff), types (mypy), shell (shellcheck), workflows (zizmor).
# Their settings and exceptions, each with its reason: pyproject.toml and .github/zizmor.yml. All run; one failure fails.
set -uo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit
bin=.venv/bin
failed=0

run() {
  printf '%s\n' "— $1"
  shift
  "$@" || failed=1
}

run "ruff" "$bin/ruff" check --quiet scripts tests
run "mypy" "$bin/mypy"
run "shellcheck" "$bin/shellcheck" -x scripts/*.sh .ci/run
# Offline: nothing is asked of the network, so what a new advisory would say is left to the weekly job.
run "zizmor" "$bin/zizmor" --quiet --offline --config .github/zizmor.yml .github/workflows
exit "$failed"
