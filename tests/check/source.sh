#!/bin/sh
# source.sh: rules of the house that a machine can see in the C files. One line a breach.
set -u
cd "$(dirname "$0")/../.." || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# rule NAME: fails when something came in on standard input, and shows it.
rule() {
  if grep . >"$scratch/found"; then
    echo failed >>"$scratch/verdicts"
    echo "FAILED $1"
    sed 's/^/  /' "$scratch/found" | head -20
  else
    echo passed >>"$scratch/verdicts"
  fi
}

# Where a library's header is named, if that is not one file.
of_one_file() {
  grep -lE "#include <($1)" -r generator | awk '{ files = files " " $0 } END { if (NR > 1) print files }'
}

# The files with nothing but string literals left in each line, or with these and comments gone.
literals() {
  awk '{ line = $0; out = ""
         while (match(line, /"([^"\\]|\\.)*"|\x27([^\x27\\]|\\.)*\x27|\/\/.*/)) {
           part = substr(line, RSTART, RLENGTH)
           if (part ~ /^"/) out = out " " part
           line = substr(line, RSTART + RLENGTH) }
         if (out != "" && $0 !~ /^#include/) print FILENAME ":" FNR ":" out }' "$@"
}
code() {
  awk '{ line = $0; gsub(/"([^"\\]|\\.)*"|\x27([^\x27\\]|\\.)*\x27/, "\"\"", line); sub(/\/\/.*/, "", line)
         print FILENAME ":" FNR ":" line }' "$@"
}
everything=$(find generator -name '*.[ch]' | sort)
below_commands=$(echo "$everything" | grep -vE '^generator/(commands/|run\.c|raster\.c|options\.|send/(clock|password)\.c)')

# shellcheck disable=SC2086 # file names are words
{
  for header in csv.h md4c.h yaml.h 'libxml/' 'nettle/' Rmath.h 'librsvg/' 'cairo' 'fontconfig/' png.h 'curl/'; do
    of_one_file "$header" | rule "one file knows <$header>"
  done
  literals $(echo "$everything" | grep -vE '^generator/(template/|base/diagnostic_(rows|remedies)\.h)') |
    grep -E '<[a-z/!]' |
    rule 'no markup in C: pages and charts are templates'
  sed -n 's/^SHIPPED(.*"\(.*\)")$/\1/p' generator/shipped_rows.h | sort >"$scratch/shipped"
  git ls-files -co --exclude-standard templates assets | sort | diff "$scratch/shipped" - |
    rule 'every template and asset travels inside the program'
  code $everything | grep -wE 'strto(d|f|ld|l|ul|ll|ull)|ato(f|i|l|ll)|v?sn?printf|v?asprintf|strcpy|strcat|strtok(_r)?|gets|v?[fs]?scanf|setlocale|localeconv|system|popen|rand|alloca' |
    rule 'no function that reads the locale, writes past an end or hides a state'
  # What niot-raster may take is limited.
  code $(echo "$below_commands" | grep -v '^generator/output/raster\.c') | grep -E '\b(time|localtime(_r)?|gmtime(_r)?|clock|clock_gettime|gettimeofday|(secure_)?getenv|setenv) *\(|\benviron\b|__(DATE|TIME)__' |
    rule 'no clock and no environment below the commands, but for the time of day that sending knows'
  # renameat2 is declared in stdio.h.
  grep -n '<stdio\.h>' $(echo "$everything" | grep -v '^generator/base/directory\.c') |
    rule 'no stdio'
  # libcsv is given a function that holds its own memory within bounds.
  code $(echo "$everything" | grep -v '^generator/input/table\.c') |
    grep -E '\b(malloc|calloc|realloc|strdup|strndup)\b *\(' | rule 'memory comes from the arena'
  code $(echo "$everything" | grep -vE '^generator/(base/(file|directory)\.c|output/|run\.c|raster\.c)') |
    grep -E '(^|[^>._[:alnum:]])(open|openat|creat|read|write|pread|pwrite|mkdir|mkdirat|rename|renameat2?|unlink|unlinkat|link|linkat|fsync|syncfs|exit|_exit) *\(' |
    rule 'the file system is spoken to in base/file and base/directory'
  grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r generator templates assets tests tools bench Makefile --exclude=source.sh --exclude-dir=data |
    rule 'nothing is left for later'
  code $everything | grep -E '\bgoto\b' | rule 'no goto'
  # What libraries call the members of their structs is theirs to say.
  code $everything | sed -E 's/(->|\.)[A-Za-z_]+//g' |
    grep -E '\b(ctx|buf|tmp|ptr|cb|fn|idx|cnt|len|str|num|sz|ret|pos|cur|prev|elem|attr|params?|args?|argv|argc|cfg|conf|err|msg|info|src|dst|dest)\b' |
    rule 'names are whole words'
  awk -f tests/check/functions.awk tests/check/exceptions $everything | rule 'functions have at most 60 lines and five parameters'
}

passed=$(grep -c passed "$scratch/verdicts")
failed=$(grep -c failed "$scratch/verdicts")
echo "source: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
