#!/usr/bin/env bash
# Make sure of the system libraries and the font that the PDFs are laid out with.
#   scripts/pango.sh             look, and say what is missing
#   scripts/pango.sh --install   and first install it with apt
# Debian's own builds of Pango and HarfBuzz; the font is fonts-noto-cjk, so that the same machine image gives the same bytes.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

# What a program would load: a package may be named otherwise on another system, the library is not.
has_library() {
  .venv/bin/python -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

has_font() {
  dpkg-query -W -f '${Status}' fonts-noto-cjk 2>/dev/null | grep -q 'ok installed' ||
    { command -v fc-list >/dev/null && [ -n "$(fc-list 'Noto Sans CJK SC' family)" ]; }
}

# Sets `missing` to the Debian packages that would bring what is not there.
look() {
  missing=()
  has_library libpango-1.0.so.0 || missing+=(libpango-1.0-0)
  has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
  has_library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
  has_font || missing+=(fonts-noto-cjk)
}

look
if [ "${#missing[@]}" -gt 0 ] && [ "${1-}" = --install ] && can_apt_install; then
  apt_install "${missing[@]}" || say "apt 安装失败 / apt failed: ${missing[*]}"
  look
fi
if [ "${#missing[@]}" -gt 0 ]; then
  say "排 PDF 还缺少这些，请安装后重试（其他系统装对应的包）：" \
    "The PDFs need these: install them and try again (elsewhere their like):" \
    "  sudo apt-get install ${missing[*]}"
  exit 1
fi
