#!/bin/sh
# install-npm.sh FOLDER: installs the npm packages of FOLDER/package-lock.json, which tests of the page
# need, into FOLDER/node_modules/. No package may run a script of its own or fetch anything else.
set -u
cd "$1" || exit 1

said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT

echo "deps: installing the npm packages of $1/package-lock.json"
PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund </dev/null >"$said" 2>&1 && exit 0

reason=$(sed -n 's/^npm \(ERR!\|error\) //p' "$said" | grep -v '^code' | head -1)
echo "deps: cannot install the npm packages: ${reason:-npm ci failed}" >&2
exit 1
