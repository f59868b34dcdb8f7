#!/usr/bin/env bash
# Prove the commands on a machine that has nothing: a minimal Debian with only git and make.
#   sudo scripts/prove_bare.sh [bookworm|trixie]
# Needs root and debootstrap. Takes the working tree as it is (without what .gitignore names).
#   MIRROR=…   another Debian mirror      BARE=…   where the system is made (default /tmp/bare)
#   KEEP=1     leave it there to look at  ADDR=…   where make serve listens there
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

suite=${1:-bookworm}
bare=${BARE:-/tmp/bare}
addr=${ADDR:-127.0.0.1:8000}
here=/handbook # the project's place inside

if [ "${2-}" != inside-namespace ]; then
  mkdir -p "$bare"
  root=$(mktemp -d "$bare/$suite.XXXXXX")
  if [ -z "${KEEP-}" ]; then trap 'rm -rf --one-file-system "$root"' EXIT; fi
  # Mounts and leftover processes end with the namespace, so the removal above cannot reach the host.
  unshare --mount --pid --fork --kill-child "$0" "$suite" inside-namespace "$root"
  exit
fi
root=$3

step() { printf '\n== %s\n' "$*"; }

# What this machine needs to reach its registries: proxies, certificates, pip's settings. Nothing else goes in.
network=()
while IFS='=' read -r -d '' name value; do
  case "$name" in
    PIP_CERT | SSL_CERT_FILE | REQUESTS_CA_BUNDLE) network+=("$name=$value") ;;
    PIP_INDEX_URL | PIP_TRUSTED_HOST | PIP_PROXY | PIP_DEFAULT_TIMEOUT) network+=("$name=$value") ;;
    [Hh][Tt][Tt][Pp]_[Pp]* | [Hh][Tt][Tt][Pp][Ss]_[Pp]* | [Nn][Oo]_[Pp]*) network+=("$name=$value") ;;
  esac
done < <(env -0)

inside() {
  chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    TERM="${TERM:-dumb}" "${network[@]}" "$@"
}

step "a minimal $suite in $root"
chmod 755 "$root"
debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$root.log" 2>&1 ||
  { tail -n 20 "$root.log"; exit 1; }
rm -f "$root.log"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
cp /etc/hosts "$root/etc/hosts"
inside apt-get update -qq
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends git make ca-certificates >/dev/null
for name in PIP_CERT SSL_CERT_FILE REQUESTS_CA_BUNDLE; do
  if [ -f "${!name-}" ]; then install -D -m 644 "${!name}" "$root${!name}"; fi
done
if [ -f /etc/pip.conf ]; then cp /etc/pip.conf "$root/etc/pip.conf"; fi
if inside bash -c 'command -v python3 || command -v chromium'; then
  echo "not bare: python3 or chromium is already there"; exit 1
fi

step "the project, as a clone would bring it"
mkdir "$root$here"
cp -a .git "$root$here/.git"
git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - | tar -x -C "$root$here"

step "make serve"
inside make -C "$here" serve ADDR="$addr" >"$root/serve.log" 2>&1 &
serving=$!
served() { # TEXT SECONDS: waits until the log of make serve has TEXT
  for ((i = 0; i < $2; i++)); do
    if grep -q "$1" "$root/serve.log"; then return; fi
    kill -0 "$serving" 2>/dev/null || break
    sleep 1
  done
  cat "$root/serve.log"
  echo "make serve: no '$1'"
  exit 1
}
served "Serving on" 300
inside python3 -c "
import urllib.request
answer = urllib.request.urlopen('http://$addr/')
page = answer.read().decode()
assert answer.status == 200 and '<html' in page and 'livereload' in page
print('200', answer.url, len(page), 'characters')"
sleep 1 # file times are compared in whole steps
touch "$root$here/docs/index.md"
served "Reloading browsers" 60
grep -E "Detected|Reloading" "$root/serve.log"
# This namespace has a /proc of its own, so only what was started in here can match.
# TERM: what a script starts in the background does not hear INT where the script itself was started so.
for process in "$root"/proc/[0-9]*; do
  if tr '\0' ' ' <"$process/cmdline" | grep -q 'mkdocs serve'; then kill -TERM "${process##*/}"; fi
done 2>/dev/null
wait "$serving" || true

step "make site, twice: the second installs nothing"
inside make -C "$here" site
time inside make -C "$here" site 2>&1 | tee "$root/second.log"
if grep -q "making .venv" "$root/second.log"; then echo "the second make site installed again"; exit 1; fi

step "make test"
time inside make -C "$here" test

step "proved on $suite: $(inside /bin/bash -c ". /etc/os-release; echo \"\$PRETTY_NAME\"; $here/.venv/bin/python --version" | paste -sd ' ')"
