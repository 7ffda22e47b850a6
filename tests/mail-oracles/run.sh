#!/bin/sh
# run.sh WRITE GMIME: messages as niot writes them, read by Python's email package, npm's mailparser
# and GMime. Each must find what stands in expected/: the same tree, fields, text, HTML and pictures.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 99
write=$(realpath "$1") || exit 99
gmime=$(realpath "$2") || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
failed=0

"$here/../run-checked.sh" "$write" "$scratch" || exit 1
mkdir "$scratch/python" "$scratch/mailparser" "$scratch/gmime"

# judge READER COMMAND …: runs the command on the messages and compares.
judge() {
  reader=$1
  shift
  if "$@" "$scratch/messages" "$scratch/$reader" >"$scratch/said" 2>&1 &&
    diff -ru "$scratch/expected" "$scratch/$reader" >>"$scratch/said"; then
    return 0
  fi
  echo "FAILED $reader"
  cut -c1-300 "$scratch/said" | head -60
  failed=$((failed + 1))
}

judge python python3 -B "$here/python.py"
judge mailparser node "$here/mailparser.mjs"
judge gmime "$gmime"

# The comparison itself must see a single letter.
sed -i 's/^Plain text\./Plain texts/' "$scratch/messages/ascii"
if "$gmime" "$scratch/messages" "$scratch/gmime" && diff -r "$scratch/expected" "$scratch/gmime" >/dev/null; then
  echo "FAILED a changed letter went unseen"
  failed=$((failed + 1))
fi

echo "mail-oracles: $(ls "$scratch/messages" | wc -l) messages, 3 readers, $failed failed"
[ "$failed" -eq 0 ]
