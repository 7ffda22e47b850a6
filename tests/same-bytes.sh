#!/bin/sh
# same-bytes.sh NIOT SITE: builds the campaign of this folder again and again, each time with other
# settings of the machine. Every build must give the same bytes, and SITE, which is committed, has them.
set -u
niot=$(realpath "$1") || exit 2
site=$2
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# same NAME FOLDER COMMAND …: runs the command and compares the site that it leaves in the folder.
same() {
  name=$1
  folder=$2
  shift 2
  if "$@" >"$scratch/said" 2>&1 && diff -r "$site" "$folder" >>"$scratch/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name: not the bytes of $site"
    head -20 "$scratch/said"
  fi
}

# The same campaign in another place, with other times.
elsewhere=$scratch/a/b/elsewhere
mkdir -p "$elsewhere"
cp -R templates assets data "$elsewhere"
find "$elsewhere" -exec touch -d '2001-02-03' {} +

in_folder() {
  (cd "$1" && shift && "$@")
}
with_umask() {
  (umask "$1" && shift && "$@")
}

out=$scratch/out
same 'as it is' "$out" "$niot" build . --output "$out"
same 'over itself' "$out" "$niot" build . --output "$out"
for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
  same "locale $locale" "$out-$locale" env LC_ALL="$locale" LANG="$locale" "$niot" build . --output "$out-$locale"
done
for zone in Pacific/Kiritimati Pacific/Pago_Pago; do
  same "time zone $zone" "$out" env TZ="$zone" "$niot" build . --output "$out"
done
same 'no environment' "$out-bare" env -i "$niot" build . --output "$out-bare"
same 'another umask' "$out-umask" with_umask 077 "$niot" build . --output "$out-umask"
same 'another place' "$out-place" "$niot" build "$elsewhere" --output "$out-place"
same 'from another folder' "$scratch/a/site" in_folder "$scratch/a" "$niot" build b/elsewhere --output site
same 'with the usual output' "$elsewhere/site" in_folder "$elsewhere" "$niot" build

echo "same bytes: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
