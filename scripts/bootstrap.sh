#!/usr/bin/env bash
# Make .venv from the hash locks; does nothing when it is already what the locks say.
#   scripts/bootstrap.sh site    what a build needs
#   scripts/bootstrap.sh paper   that, and what the PDFs need
#   scripts/bootstrap.sh test    both, and what the tests need
# PYTHON=/path/to/python chooses the interpreter. pip's own settings (PIP_*, pip.conf) are left alone.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

case "${1-}" in
  site | paper | test) level=$1 ;;
  *) say "usage: scripts/bootstrap.sh site|paper|test"; exit 2 ;;
esac

# Prints "VERSION PATH" of the interpreter behind a command, past shims and past an active .venv
# (which must not be asked to erase itself); fails when it is too old or cannot make an environment
# (Debian keeps ensurepip in python3-venv).
probe() {
  "$1" -c '
import sys
if sys.version_info < (3, 11):
    sys.exit(1)
import ensurepip, venv
print("%d.%d.%d" % sys.version_info[:3], getattr(sys, "_base_executable", None) or sys.executable)
' 2>/dev/null
}

find_python() {
  local candidate
  if [ -n "${PYTHON-}" ]; then
    probe "$PYTHON"
    return
  fi
  for candidate in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
    probe "$candidate" && return
  done
  return 1
}

explain_python() {
  if [ -n "${PYTHON-}" ]; then say "PYTHON=$PYTHON 用不了 / cannot be used."; fi
  say "需要 Python 3.11 或更新的版本，并带 venv 模块。" \
    "  Debian 12+ / Ubuntu 24.04+：sudo apt-get install python3 python3-venv" \
    "  其他系统：装好后用 make PYTHON=/路径/python3 … 指定。" \
    "Python 3.11 or later with its venv module is needed." \
    "  Debian 12+ / Ubuntu 24.04+: sudo apt-get install python3 python3-venv" \
    "  Elsewhere: install one, then name it with make PYTHON=/path/to/python3 …"
  exit 1
}

system_python_is_too_old() {
  [ -x /usr/bin/python3 ] && ! /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'
}

if ! found=$(find_python); then
  if [ -n "${PYTHON-}" ] || system_python_is_too_old || ! can_apt_install; then explain_python; fi
  apt_install python3 python3-venv || explain_python
  found=$(find_python) || explain_python
fi
version=${found%% *}
python=${found#* }

# The stamp is the whole text that the environment was made from, so any change is seen.
# The path is part of it: an environment that was copied elsewhere still calls its first home.
stamp() {
  printf 'python %s\nin %s\n' "$version" "$PWD"
  cat requirements/site.lock
  if [ "$1" != site ]; then cat requirements/paper.lock; fi
  if [ "$1" = test ]; then cat requirements/test.lock; fi
}

is_current() {
  [ -x .venv/bin/python ] && stamp "$1" | cmp -s - ".venv/.made-for-$1"
}

install() {
  # Only ready-made packages: the hashes do not cover what a source package would fetch to build itself.
  PIP_ONLY_BINARY=${PIP_ONLY_BINARY-:all:} PIP_DISABLE_PIP_VERSION_CHECK=1 \
    .venv/bin/python -m pip install --quiet --no-input --require-hashes "$@"
}

if is_current "$level"; then exit 0; fi

# What was installed for another lock would stay behind: an environment that is not what a stamp says is made anew.
is_stale() { [ -e ".venv/.made-for-$1" ] && ! is_current "$1"; }

if ! is_current site || is_stale paper || is_stale test; then
  say "正在建立 .venv（Python $version）/ making .venv with Python $version"
  # A link leads to the environment of another copy of the project, which is not ours to clear.
  if [ -L .venv ]; then rm .venv; fi
  rm -f .venv/.made-for-*
  "$python" -m venv --clear .venv
  install -r requirements/site.lock
  stamp site >.venv/.made-for-site
fi
if [ "$level" != site ] && ! is_current paper; then
  say "正在安装排版工具 / installing what the PDFs need"
  install -r requirements/site.lock -r requirements/paper.lock
  stamp paper >.venv/.made-for-paper
fi
if [ "$level" = test ]; then
  say "正在安装测试工具 / installing the test tools"
  install -r requirements/site.lock -r requirements/paper.lock -r requirements/test.lock
  stamp test >.venv/.made-for-test
fi
