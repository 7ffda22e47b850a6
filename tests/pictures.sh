#!/bin/sh
# pictures.sh NIOT-RASTER: what the program makes of drawings, and that the same drawing gives the same
# bytes whatever the machine's settings.
set -u
raster=$(realpath "$1") || exit 2
cd "$(dirname "$0")/.." || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# expect NAME COMMAND …: the command must succeed.
expect() {
  name=$1
  shift
  if "$@" >"$scratch/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name"
    head -5 "$scratch/said"
  fi
}

# Runs the command on the chart; its bytes must be those of the first run.
chart=$PWD/site/charts/announced.svg
same() { "$@" 2 <"$chart" | cmp - "$scratch/chart.png"; }
"$raster" 2 <"$chart" >"$scratch/chart.png"
expect 'the same again' same "$raster"
for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
  expect "locale $locale" same env LC_ALL="$locale" LANG="$locale" "$raster"
done
for zone in Pacific/Kiritimati Pacific/Pago_Pago; do
  expect "time zone $zone" same env TZ="$zone" "$raster"
done
expect 'no environment' same env -i "$raster"
expect 'no home' same env HOME=/nonexistent XDG_CACHE_HOME=/nonexistent "$raster"

# Width, height and chunks of a PNG; all of its colours are opaque when it has no tRNS.
number() { od -A n -t u1 -j "$2" -N 4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'; }
size() { echo "$(number "$1" 16)x$(number "$1" 20)"; }
chunks() {
  at=8
  end=$(wc -c <"$1")
  while [ "$at" -lt "$end" ]; do
    dd if="$1" bs=1 skip=$((at + 4)) count=4 2>/dev/null
    echo
    at=$((at + 12 + $(number "$1" "$at")))
  done | uniq | tr '\n' ' '
}
is() { [ "$1" = "$2" ] || { echo "$1 is not $2"; false; }; }
height=$(sed -n '/<svg/s/.* height="\([0-9]*\)".*/\1/p' "$chart")
expect 'size at 2' is "$(size "$scratch/chart.png")" "1280x$((height * 2))"
expect 'nothing but the picture' is "$(chunks "$scratch/chart.png")" 'IHDR PLTE IDAT IEND '
expect 'small enough for a mail' [ "$(wc -c <"$scratch/chart.png")" -lt 50000 ]
"$raster" 1.5 <"$chart" >"$scratch/half.png"
expect 'size at 1.5' is "$(size "$scratch/half.png")" "960x$(((height * 3 + 1) / 2))"

# With fewer colours the file is smaller; up to sixteen take half a byte a pixel.
byte() { od -A n -t u1 -j "$2" -N 1 "$1" | tr -d ' '; }
for colours in 2 12 16 17 256; do
  "$raster" 2 "$colours" <"$chart" >"$scratch/$colours.png"
  expect "no more than $colours colours" [ "$(($(number "$scratch/$colours.png" 33) / 3))" -le "$colours" ]
done
expect 'half a byte for 16 colours' is "$(byte "$scratch/16.png" 24)" 4
expect 'a byte for 17' is "$(byte "$scratch/17.png" 24)" 8
expect 'smaller with 16' [ "$(wc -c <"$scratch/16.png")" -lt "$(wc -c <"$scratch/17.png")" ]
same_of_16() { "$raster" 2 16 <"$chart" | cmp - "$scratch/16.png"; }
expect 'the same again with 16' same_of_16

# draw MARKUP: an SVG of 20 by 10 with this in it.
draw() {
  printf '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="20" height="10">%s</svg>' "$1" |
    "$raster" 1
}
draw '' >"$scratch/empty.png"
expect 'white where nothing is drawn' is "$(od -A n -t x1 -j 41 -N 3 "$scratch/empty.png")" ' ff ff ff'
draw '<rect width="20" height="10" fill="#12436D"/>' >"$scratch/blue.png"
expect 'a rectangle is drawn' is "$(od -A n -t x1 -j 41 -N 3 "$scratch/blue.png")" ' 12 43 6d'

# A picture within the drawing is drawn; nothing outside of it is loaded.
image() { draw "<image xlink:href=\"$1\" width=\"20\" height=\"10\"/>"; }
inside() { image "data:image/png;base64,$(base64 -w 0 "$scratch/blue.png")" | cmp - "$scratch/blue.png"; }
expect 'a picture within the drawing' inside
cd "$scratch" || exit 99
for name in "$scratch/blue.png" blue.png "file://$scratch/blue.png" https://example.org/blue.png; do
  outside() { draw "$1" | cmp - "$scratch/empty.png"; }
  expect "image $name" outside "<image xlink:href=\"$name\" width=\"20\" height=\"10\"/>"
  expect "use $name" outside "<use xlink:href=\"$name#a\"/>"
done
expect 'include' outside '<xi:include href="/etc/hostname" parse="text"/>'

# Other fonts than the pinned one make no difference.
words() { draw "<text y=\"9\" font-family=\"$1\">Ab</text>"; }
words Arial >"$scratch/words.png"
for font in 'DejaVu Serif' monospace "Arial,'Liberation Sans',sans-serif" 'No Such Font'; do
  other_font() { words "$1" | cmp - "$scratch/words.png"; }
  expect "font $font" other_font "$font"
done

# refuses STATUS WORDS COMMAND …: ends with that status and one line on standard error.
refuses() {
  status=$1
  words=$2
  shift 2
  "$@" >"$scratch/picture" 2>"$scratch/words"
  is "$?" "$status" && [ ! -s "$scratch/picture" ] && tail -n 1 "$scratch/words" | grep -q "^niot-raster: error: .*$words"
}
svg() { printf '<svg xmlns="http://www.w3.org/2000/svg" %s/>' "$1" | "$raster" "$2"; }
expect 'no scale' refuses 2 'give a scale' "$raster"
expect 'a scale of nine' refuses 2 'give a scale' "$raster" 9
for colours in 1 257 16x 1000000000000000000000 ''; do
  expect "colours '$colours'" refuses 2 'how many colours' "$raster" 1 "$colours"
done
expect 'a word too many' refuses 2 'give a scale' "$raster" 1 16 2
nothing() { "$raster" 1 </dev/null; }
expect 'nothing' refuses 1 '' nothing
not_svg() { echo '<p>no</p>' | "$raster" 1; }
expect 'no SVG' refuses 1 '' not_svg
expect 'no size' refuses 1 'no width and height' svg '' 1
expect 'a size in per cent' refuses 1 'no width and height' svg 'width="100%" height="50%"' 1
expect 'no height' refuses 1 'empty' svg 'width="10" height="0"' 1
expect 'too large' refuses 1 '40 million' svg 'width="6400" height="6400"' 1
expect 'too large by its scale' refuses 1 '40 million' svg 'width="1000" height="1000"' 7
expect 'too wide' refuses 1 '40 million' svg 'width="40000" height="1"' 1
expect 'wide beyond numbers' refuses 1 '' svg 'width="1e300" height="1e300"' 1
full() { "$raster" 1 <"$chart" >/dev/full; }
expect 'a full disk' refuses 3 'No space left' full
closed() { "$raster" 1 <"$chart" >&-; }
expect 'standard output closed' refuses 3 'Bad file descriptor' closed
no_input() { "$raster" 1 <&-; }
expect 'standard input closed' refuses 3 'cannot read' no_input
folder() { "$raster" 1 </; }
expect 'a folder as drawing' refuses 3 'Is a directory' folder

echo "pictures: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
