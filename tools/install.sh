#!/bin/sh
# install.sh PACKAGE[/COMMAND] …: installs those of the Debian packages that are missing, as root or
# through sudo. A package named with a command counts as there when the command is, wherever it came
# from. Asks for nothing when all are there; what cannot be installed is named, one line each.
set -u

is_there() {
  case $1 in */*) command -v "${1#*/}" >/dev/null 2>&1 && return ;; esac
  dpkg-query --show --showformat='${Status}\n' "${1%%/*}" 2>/dev/null | grep -q ' installed$'
}

refuse() {
  echo "deps: cannot install$missing: $1" >&2
  exit 1
}

missing=
for wanted; do
  is_there "$wanted" || missing="$missing ${wanted%%/*}"
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null 2>&1 || refuse "there is no apt-get here"
as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || refuse "neither root nor sudo"
  as_root=sudo
fi

said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT

install() {
  $as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
    apt-get install -y -q --no-install-recommends "$@" </dev/null >"$said" 2>&1
}

echo "deps: installing$missing"
$as_root apt-get update -q </dev/null >"$said" 2>&1
# shellcheck disable=SC2086 # one word a package
install $missing && exit 0

# One package that cannot be had stops all of them: find out which, and install the others.
status=0
for package in $missing; do
  install "$package" && continue
  reason=$(sed -n 's/^E: //p' "$said" | head -1)
  echo "deps: cannot install $package: ${reason:-apt-get failed}" >&2
  status=1
done
exit $status
