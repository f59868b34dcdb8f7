#!/usr/bin/env bash
# Print the path of the browser that the tests drive: Debian's Chromium, or one that is already here.
#   scripts/browser.sh             find it
#   scripts/browser.sh --install   and first install what is missing: it, a Chinese font, the driver's library
# CHROMIUM=/path/to/browser goes before everything. No browser is ever downloaded from elsewhere.
# First choice is Debian's headless shell: the same engine without windows; a page costs it a third of the time.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

find_browser() {
  local candidate path
  for candidate in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium google-chrome-stable google-chrome chromium-browser; do
    path=$(command -v "$candidate") || continue
    # It must run: Ubuntu's chromium-browser may be a stub that only names a snap.
    if "$path" --version 2>/dev/null </dev/null | grep -qE '[0-9]+\.[0-9]+\.[0-9]+'; then
      printf '%s\n' "$path"
      return
    fi
  done
  return 1
}

has_chinese_font() {
  dpkg-query -W -f '${Status}' fonts-noto-cjk 2>/dev/null | grep -q 'ok installed' ||
    { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }
}

# Playwright brings its own driver program, which needs libatomic; a minimal Debian has none,
# and Chromium does not ask for it.
driver_runs() {
  local driver
  for driver in .venv/lib/python3.*/site-packages/playwright/driver/node; do
    [ ! -x "$driver" ] || "$driver" --version >/dev/null 2>&1 || return 1
  done
}

is_ubuntu() {
  [ -r /etc/os-release ] && (
    # shellcheck source=/dev/null
    . /etc/os-release && [ "${ID-}" = ubuntu ]
  )
}

# Sets `missing` to the Debian packages that would bring what is not there.
look() {
  missing=()
  find_browser >/dev/null || missing+=(chromium)
  has_chinese_font || missing+=(fonts-noto-cjk)
  driver_runs || missing+=(libatomic1)
}

explain() {
  if is_ubuntu && [ "${missing[0]}" = chromium ]; then
    missing=("${missing[@]:1}")
    say "测试需要浏览器。Ubuntu 的 chromium 包只是 snap 的占位包，请任选其一后重试：" \
      "  sudo snap install chromium，或安装 Google Chrome（google-chrome-stable 的 deb 包）" \
      "The tests need a browser. Ubuntu's chromium package is a stub for a snap; do one of these, then try again:" \
      "  sudo snap install chromium, or install Google Chrome (its google-chrome-stable deb)"
  fi
  if [ "${#missing[@]}" -gt 0 ]; then
    say "测试还缺少这些，请安装后重试（其他系统装对应的包；浏览器也可用 CHROMIUM=/路径/浏览器 指定）：" \
      "The tests lack these: install them and try again (elsewhere their like; CHROMIUM=/path names a browser):" \
      "  sudo apt-get install ${missing[*]}"
  fi
  exit 1
}

look
if [ "${#missing[@]}" -gt 0 ] && [ "${1-}" = --install ] && can_apt_install; then
  if is_ubuntu && [ "${missing[0]}" = chromium ]; then explain; fi
  if [ "${missing[0]}" = chromium ]; then
    # Older Debians have no package of the shell, or only an older one that does not fit beside Chromium.
    apt_install chromium-headless-shell || say "没有 chromium-headless-shell，改装 chromium / no headless shell, taking chromium"
    look
  fi
  if [ "${#missing[@]}" -gt 0 ]; then
    apt_install "${missing[@]}" || say "apt 安装失败 / apt failed: ${missing[*]}"
    look
  fi
fi
if [ "${#missing[@]}" -gt 0 ]; then explain; fi
find_browser
