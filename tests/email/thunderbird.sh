#!/bin/sh
# thunderbird.sh MESSAGE TITLE PICTURE [dark]: what Thunderbird makes of a message, in a window whose title
# begins with TITLE: the subject, or "Write:" where a draft opens to be edited. Fails when there is none.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 99
message=$(realpath "$1") || exit 99
title=$2
picture=$3
size=900x5200
home=$(mktemp -d) || exit 99
mkdir "$home/profile" && cp "$here/thunderbird-user.js" "$home/profile/user.js" || exit 99
[ "${4-}" = dark ] && echo 'user_pref("ui.systemUsesDarkTheme", 1);' >>"$home/profile/user.js"

started=
# Ends what was started here, children first, and nothing else.
end() {
  for child in $(pgrep -P "$1"); do end "$child"; done
  kill "$1" 2>/dev/null
}
tidy() {
  for id in $started; do end "$id"; done
  sleep 1
  rm -rf "$home"
}
trap tidy EXIT

Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$home/display" >"$home/xvfb" 2>&1 &
started=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ -s "$home/display" ] && break
  sleep 1
done
DISPLAY=:$(cat "$home/display")
export DISPLAY HOME="$home"
MOZ_DISABLE_CONTENT_SANDBOX=1 dbus-run-session -- thunderbird --profile "$home/profile" --no-remote "$message" >"$home/said" 2>&1 &
started="$! $started"

window=
for _ in $(seq 90); do
  window=$(xdotool search --onlyvisible --name "^$title" 2>/dev/null | tail -n 1)
  [ -n "$window" ] && break
  sleep 1
done
[ -n "$window" ] || { echo "thunderbird: no window's title begins with '$title'" >&2; exit 1; }
xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}"
sleep 8
import -window root "$picture"
