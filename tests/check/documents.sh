#!/bin/sh
# documents.sh NIOT: what the documents say and the program knows must be the same.
set -u
niot=$1
status=0
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

refuse() {
  echo "FAILED $1"
  status=1
}

# docs/templates.md is what the program prints of its own vocabulary.
"$niot" template --names >"$scratch/names" || exit 1
diff -u docs/templates.md "$scratch/names" >"$scratch/difference" ||
  { refuse 'docs/templates.md is not what niot template --names prints'; head -20 "$scratch/difference"; }

# So is docs/diagnostics.md of its own messages.
"$niot" explain --all >"$scratch/messages" || exit 1
diff -u docs/diagnostics.md "$scratch/messages" >"$scratch/difference" ||
  { refuse 'docs/diagnostics.md is not what niot explain --all prints'; head -20 "$scratch/difference"; }

# And docs/niot.1 of its own commands and options.
"$niot" explain --manual >"$scratch/manual" || exit 1
diff -u docs/niot.1 "$scratch/manual" >"$scratch/difference" ||
  { refuse 'docs/niot.1 is not what niot explain --manual prints'; head -20 "$scratch/difference"; }

# Every file that a document links to is there.
for document in *.md docs/*.md tests/cases/README.md; do
  for link in $(grep -o ']([^)#:]*[)#]' "$document" | sed 's/^](//; s/[)#]$//'); do
    [ -e "$(dirname "$document")/$link" ] || refuse "$document links to $link, which is not there"
  done
done

# Every goal that a document names is one.
for goal in $(cat ./*.md docs/*.md tests/cases/README.md | grep -oE '(`|^    |^)make( [a-z-]+)+(`|  |$)' | sed 's/.*make//; s/`//' | tr ' ' '\n' | sort -u); do
  grep -qE "^[^#:=]*\b$goal\b[^:=]*:([^=]|\$)" Makefile || refuse "the documents name 'make $goal', which the Makefile does not know"
done

# docs/figures.md lists the columns that metrics.csv may have, in the order of the table.
sed -n '/metrics_column_rows\[COLUMNS\] = {/,/^};/p' generator/metrics/metrics.c | tr '\n' ' ' |
  grep -o '{"[a-z_]*"' | tr -d '{"' >"$scratch/columns"
sed -n '/^## `metrics.csv`/,/^### /s/^| `\([a-z_]*\)` |.*/\1/p' docs/figures.md >"$scratch/listed"
diff -u "$scratch/columns" "$scratch/listed" >"$scratch/difference" && [ -s "$scratch/columns" ] ||
  { refuse 'docs/figures.md lists other columns than metrics.c'; head -20 "$scratch/difference"; }

# docs/mail.md lists the keys that mail.yaml may have, in the order of the table.
sed -n '/^static const struct key_row rows\[\] = {/,/^};/p' generator/mail/settings.c |
  sed -n 's/^    {"\([a-z_.]*\)".*/\1/p' >"$scratch/keys"
sed -n '/^| key |/,/^$/s/^| `\([a-z_.]*\)` |.*/\1/p' docs/mail.md >"$scratch/listed"
diff -u "$scratch/keys" "$scratch/listed" >"$scratch/difference" && [ -s "$scratch/keys" ] ||
  { refuse 'docs/mail.md lists other keys than settings.c'; head -20 "$scratch/difference"; }

[ "$status" = 0 ] && echo 'documents: 7 passed, 0 failed'
exit $status
