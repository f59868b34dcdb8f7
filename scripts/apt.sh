# shellcheck shell=bash
# Sourced by the other scripts: say things in both languages, and install Debian packages.

say() { printf '%s\n' "$@" >&2; }

# Whether this is Debian or one of its children, with a way to install without asking for a password.
can_apt_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
  say "正在用 apt 安装 / installing with apt: $*"
  # A machine that was never updated has no lists at all. One broken third-party list must not stop us.
  as_root apt-get update -qq >&2 || true
  # A fresh virtual machine often upgrades itself in the background: wait for its lock.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -- "$@" >&2
}
