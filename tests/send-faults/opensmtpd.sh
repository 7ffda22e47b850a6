#!/bin/sh
# opensmtpd.sh NIOT: niot send hands messages to OpenSMTPD, a mail server that is not ours, which puts
# them into a Maildir; there they must be, once each, byte for byte but for what a server adds in front.
# The server comes out of its Debian package and is installed nowhere, as it would push out a mail
# server that the machine has: it runs in a namespace of its own, where the files that it wants lie
# over the machine's for as long as the test runs. That takes root.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 99
niot=$(realpath "$1") || exit 99

if [ "${2-}" != inside ]; then
  [ "$(id -u)" = 0 ] || { echo 'opensmtpd: left out, it takes root'; exit 0; }
  scratch=$(mktemp -d) || exit 99
  trap 'rm -rf "$scratch"' EXIT
  chmod 755 "$scratch"
  (cd "$scratch" && apt-get download -q opensmtpd >/dev/null 2>&1 && dpkg-deb -x opensmtpd_*.deb root) ||
    { echo 'FAILED opensmtpd: its package cannot be had'; exit 1; }
  scratch=$scratch unshare --mount --net --pid --fork --kill-child "$0" "$niot" inside
  exit
fi

# ---- In the namespace ------------------------------------------------------------------------------
server=$scratch/root
mount --make-rprivate / && ip link set lo up || exit 99
mount -t proc proc /proc || exit 99

# The users that the server gives up its rights to, and the one who gets the mail.
sed '/^opensmtp[dq]:\|^reader:/d' /etc/passwd >"$scratch/passwd"
sed '/^opensmtp[dq]:\|^reader:/d' /etc/group >"$scratch/group"
for user in opensmtpd:60601 opensmtpq:60602 reader:60603; do
  echo "${user%:*}:x:${user#*:}:${user#*:}::$scratch/${user%:*}:/bin/false" >>"$scratch/passwd"
  echo "${user%:*}:x:${user#*:}:" >>"$scratch/group"
done
mkdir "$scratch/reader" && chown 60603:60603 "$scratch/reader"
mount --bind "$scratch/passwd" /etc/passwd && mount --bind "$scratch/group" /etc/group || exit 99
for folder in /var/spool /var/lib /run; do mount -t tmpfs tmpfs $folder || exit 99; done
mkdir -p /var/spool/smtpd /var/lib/opensmtpd/empty
chmod 711 /var/spool/smtpd
mount -t overlay -o "lowerdir=$server/usr/libexec:/usr/libexec" overlay /usr/libexec || exit 99

# In the clear, as is allowed on one machine: the server of Debian 12 breaks TLS off with OpenSSL 3 when
# its keys are in a process of their own. TLS is shown against server.py.
cat >"$scratch/smtpd.conf" <<CONF
table readers { "@example.net" = reader }
listen on 127.0.0.1 port 2525 hostname localhost
action keep maildir "$scratch/reader/Maildir" virtual <readers>
match from any for domain example.net action keep
CONF
"$server/usr/sbin/smtpd" -d -f "$scratch/smtpd.conf" >"$scratch/log" 2>&1 &
for _ in $(seq 50); do ss -ltn 2>/dev/null | grep -q :2525 && break; sleep 0.1; done

# The campaign.
campaign=$scratch/campaign
mkdir -p "$campaign/data" "$campaign/outbox"
cp "$here/../cases/send-all/data/campaign.md" "$campaign/data"
cp "$here/../cases/common/outbox/campaign.eml" "$campaign/outbox"
{ sed '/^server/d' "$here/../cases/common/mail.yaml"
  printf 'server: smtp+plain://127.0.0.1:2525\nrate: 1000/s\ntimeout: 20\n'
} >"$campaign/mail.yaml"
{ echo email,name; for i in $(seq 20); do echo "person.$i@example.net,Zoë Number $i"; done; } >"$campaign/people.csv"

fail() {
  echo "FAILED opensmtpd: $1"
  cat "$scratch/said" 2>/dev/null
  tail -30 "$scratch/log"
  exit 1
}
send() { "$niot" send "$campaign/people.csv" "$campaign" "$@" >"$scratch/said" 2>&1; }
send --test person.1@example.net || fail 'the test'
send --yes || fail 'sending'
send --yes || fail 'sending again'

# One message each, and one more for the test.
count() { find "$scratch/reader/Maildir/new" -type f 2>/dev/null | wc -l; }
for _ in $(seq 100); do [ "$(count)" -ge 21 ] && break; sleep 0.1; done
[ "$(count)" = 21 ] || fail "$(count) messages in the Maildir, not 21"
for i in $(seq 20); do
  found=$(grep -lrE "^To: .*<?person\.$i@example\.net>?" "$scratch/reader/Maildir/new" | wc -l)
  [ "$found" = $((i == 1 ? 2 : 1)) ] || fail "person.$i has $found messages"
done
# What was sent to all stands at the end of each, as it was.
for file in "$scratch"/reader/Maildir/new/*; do
  tr -d '\r' <"$file" | sed -n '/^From: Harbour/,$p' >"$scratch/got"
  tr -d '\r' <"$campaign/outbox/campaign.eml" | cmp -s - "$scratch/got" || fail "$file is not what was sent"
  [ "$(grep -ci '@example\.net' "$scratch/got")" = 0 ] || fail "$file names another recipient"
done
echo 'opensmtpd: 1 passed, 0 failed'
