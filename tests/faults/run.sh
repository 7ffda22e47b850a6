#!/bin/sh
# run.sh [--full] [NIOT]: a site is written over an old one while the writer is killed at every system
# call, or one of its calls fails. Whatever happens, the folder must hold the old site or the new one,
# whole; the exit status says which, a message says why; and the next run must succeed and leave
# nothing of the failed one. Without NIOT the writer is write_site.c, with a site that has every shape;
# with it, niot builds the campaign of this repository. --full: more errors, and killed in place and
# while a killed run is put right.
set -u
full=false
[ "${1-}" = --full ] && full=true && shift
here=$(cd "$(dirname "$0")" && pwd) || exit 99
root=$(cd "$here/../.." && pwd) || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# ---- What is tried out -------------------------------------------------------------------------
compile() { ${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 "$@" || exit 99; }
compile -o "$scratch/kill_at" "$here/kill_at.c"
compile -shared -fPIC -o "$scratch/faulty.so" "$here/faulty.c"

start=$scratch/start
mkdir "$start"
if [ $# -gt 0 ]; then
  program=$(realpath "$1") || exit 99
  cp -R "$root/data" "$root/templates" "$root/assets" "$start"
  change() { printf '\nOne more sentence.\n' >>"$1/data/campaign.md"; }
else
  program=$scratch/write_site
  compile -iquote "$root/generator/base" -iquote "$root/generator/output" -o "$program" \
    "$here/write_site.c" "$root"/generator/base/*.c "$root"/generator/output/*.c -lnettle
  mkdir -p "$start/data/charts" "$start/data/old"
  for file in index.html gone.html old/gone.svg charts/same.svg charts/changed.svg; do
    echo "first $file" >"$start/data/$file"
  done
  change() {
    rm -r "$1/data/gone.html" "$1/data/old"
    mkdir "$1/data/gone.html" "$1/data/new"
    for file in index.html charts/changed.svg gone.html/below.html new/new.svg; do
      echo "second $file" >"$1/data/$file"
    done
  }
fi

# The old site, with files of somebody else's in it; and the new one, which has them too.
"$program" build "$start" >"$scratch/said" || exit 99
mkdir -p "$start/site/.well-known"
echo www.example.org >"$start/site/CNAME"
echo Contact: >"$start/site/.well-known/security.txt"
carried=CNAME
[ $# -gt 0 ] || carried="CNAME charts/same.svg"
(cd "$start/site" && touch -d 2001-02-03 $carried)
chmod 750 "$start/site/.well-known"
ln -s index.html "$start/site/home.html"
cp -a "$start" "$scratch/finished"
change "$scratch/finished"
"$program" build "$scratch/finished" >"$scratch/said" || exit 99
change "$start"
old=$start/site
new=$scratch/finished/site
work=$scratch/work
names=$(ls -A "$start")

# ---- Judgement ---------------------------------------------------------------------------------
pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  echo "FAILED $event: $1 (status $status)"
  sed 's/^/  /' "$scratch/said" | head -3
}

site_is() { diff -rq --no-dereference "$1" "$work/site" >"$scratch/difference" 2>&1; }
is_littered() { [ "$(ls -A "$work")" != "$names" ]; }
next_run_succeeds() {
  "$program" build "$work" >"$scratch/said" 2>&1
  status=$?
  [ "$status" -eq 0 ] && site_is "$new" && ! is_littered
}
afresh() { rm -rf "$work" "$scratch/reached" && cp -a "$start" "$work"; }

# ---- Killed ------------------------------------------------------------------------------------
# Kills the writer at call $1; false when it makes fewer. $2: in place, or nothing.
kill_at() {
  env ${2:+LD_PRELOAD="$scratch/faulty.so" FAULT=renameat2:all:22} \
    "$scratch/kill_at" "$1" "$program" build "$work" $2 >"$scratch/said" 2>&1
  status=$?
  [ "$status" -ne 1 ]
}

judge_killed() {
  if [ "$status" -ne 0 ]; then fail 'the program cannot be run'
  elif [ "$1" = whole ] && ! site_is "$old" && ! site_is "$new"; then fail 'neither the old site nor the new one'
  elif ! next_run_succeeds; then fail 'the next run does not put it right'
  else pass; fi
}

number=1
while afresh && kill_at "$number" ''; do
  event="killed at call $number"
  judge_killed whole
  number=$((number + 1))
done
calls=$number

if $full; then
  number=1
  while afresh && kill_at "$number" --in-place; do
    event="killed in place at call $number"
    judge_killed mixed
    number=$((number + 1))
  done
  for number in $(seq 2 2 "$calls"); do
    event="killed at call $number, and again while the next run puts it right"
    afresh
    kill_at "$number" ''
    kill_at $((number * 31 % calls + 1)) '' || status=0
    judge_killed whole
  done
fi

# ---- Failed ------------------------------------------------------------------------------------
EPERM=1 EINTR=4 EIO=5 EACCES=13 EXDEV=18 EINVAL=22 EMFILE=24 ENOSPC=28 EMLINK=31 ENOSYS=38

# Runs the writer with the rules $1, behind which come further arguments.
run_with() {
  rules=$1
  shift
  env LD_PRELOAD="$scratch/faulty.so" FAULT="$rules" REACHED="$scratch/reached" \
    "$program" build "$work" "$@" >"$scratch/said" 2>&1
  status=$?
}

judge_failed() {
  if [ "$status" -eq 0 ] && ! site_is "$new"; then fail 'it claims to have written the site'
  elif [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then fail 'not the status of a machine that failed'
  elif [ "$status" -ne 0 ] && ! [ -s "$scratch/said" ]; then fail 'no message'
  elif [ "$status" -ne 0 ] && [ "$error" = "$EINTR" ]; then fail 'an interruption stops it'
  elif [ "$status" -ne 0 ] && [ "$1" = whole ] && ! site_is "$old"; then fail 'the old site is gone'
  elif is_littered && ! grep -q 'cannot remove' "$scratch/said"; then fail 'litter'
  elif ! next_run_succeeds; then fail 'the next run does not put it right'
  else pass; fi
}

# Fails every $1 in turn with each of the errors behind it.
fail_each() {
  call=$1
  shift
  for error in "$@"; do
    number=1
    while afresh && run_with "$call:$number:$error" && :; [ -e "$scratch/reached" ]; do
      event="$call $number fails with $error"
      judge_failed whole
      number=$((number + 1))
    done
    [ "$number" -gt 1 ] || $full || { event="$call"; fail 'is never called'; }
  done
}

fail_each openat $EIO
fail_each write $ENOSPC
fail_each fsync $EIO
fail_each mkdirat $ENOSPC
fail_each linkat $EIO
fail_each renameat2 $EIO
fail_each unlinkat $EIO
if $full; then
  fail_each openat $EACCES $EMFILE $ENOSPC $EINTR
  fail_each read $EIO $EINTR
  fail_each write $EIO $EINTR
  fail_each close $EIO $EINTR
  fail_each fsync $EINTR $EINVAL
  fail_each fchmod $EPERM
  fail_each mkdirat $EACCES $EIO
  fail_each linkat $EPERM $EXDEV $EMLINK $EINTR
  fail_each renameat2 $EINVAL $ENOSYS $EINTR
  fail_each unlinkat $EACCES
  fail_each fstat $EIO
  fail_each fstatat $EIO
  fail_each flock $ENOSYS $EINTR
  fail_each readdir $EIO
  fail_each fdopendir $EMFILE
  for call in openat write close fsync mkdirat renameat unlinkat; do
    error=$EIO
    number=1
    while afresh && run_with "renameat2:all:$EINVAL,$call:$number:$error" --in-place && :; [ -e "$scratch/reached" ]; do
      event="in place, $call $number fails with $error"
      judge_failed mixed
      number=$((number + 1))
    done
  done
fi

# ---- What has a way round ----------------------------------------------------------------------
# $1: name, $2: rules, then arguments: the new site must stand all the same.
stands_with() {
  event=$1
  rules=$2
  shift 2
  afresh
  run_with "$rules" "$@"
  if [ "$status" -ne 0 ] || ! site_is "$new"; then fail 'the new site does not stand'
  elif [ "$(cd "$work/site" && stat -c '%n %Y %a' $carried; stat -c %a .well-known)" != \
    "$(cd "$old" && stat -c '%n %Y %a' $carried; stat -c %a .well-known)" ]; then fail 'other times or modes'
  elif is_littered; then fail 'litter'
  else pass; fi
}
stands_with 'no hard links' "linkat:all:$EPERM"
stands_with 'another file system' "linkat:all:$EXDEV"
stands_with 'writes of one byte' write:all:short
stands_with 'in place' "renameat2:all:$EINVAL" --in-place

event='no exchange'
afresh
run_with "renameat2:all:$EINVAL"
if [ "$status" -ne 3 ] || ! grep -q -e --in-place "$scratch/said"; then fail 'the way round is not named'
elif ! site_is "$old" || is_littered; then fail 'the old site is not as it was'
else pass; fi

# ---- In order ----------------------------------------------------------------------------------
# What has changed must be on the disk before a rename makes it public, and the rename itself before
# the old site is removed.
in_order() {
  event=$1
  shift
  afresh
  rm -f "$scratch/record"
  env LD_PRELOAD="$scratch/faulty.so" RECORD="$scratch/record" "$@" >"$scratch/said" 2>&1
  status=$?
  awk '
    function folder(path) { sub(/\/[^\/]*$/, "", path); return path }
    function below(path, top) { return path == top || index(path, top "/") == 1 }
    { records++ }
    $1 == "create" || $1 == "linkat" || $1 == "symlinkat" { changed[folder($2)]; if ($1 == "create") changed[$2] }
    $1 == "mkdirat" { changed[folder($2)]; changed[$2] }
    $1 == "write" || $1 == "fchmod" { changed[$2] }
    $1 == "fsync" { delete changed[$2] }
    $1 ~ /^renameat/ {
      renames++
      for (path in changed) if (below(path, $2)) { print "renamed before it was synced: " path; bad = 1 }
      public[folder($3)]
    }
    $1 == "fsync" { delete public[$2] }
    $1 == "unlinkat" && renames { for (path in public) { print "removed before the rename was synced: " $2; bad = 1 } }
    END {
      for (path in public) { print "renamed and not synced: " path; bad = 1 }
      if (!renames) { print "nothing was renamed"; bad = 1 }
      exit bad
    }' "$scratch/record" >"$scratch/said"
  if [ $? -eq 0 ] && [ "$status" -eq 0 ]; then pass; else fail 'out of order'; fi
}
in_order 'order of syncs' "$program" build "$work"
in_order 'order of syncs of copies' env FAULT="linkat:all:$EXDEV" "$program" build "$work"
in_order 'order of syncs in place' env FAULT="renameat2:all:$EINVAL" "$program" build "$work" --in-place

echo "faults: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
