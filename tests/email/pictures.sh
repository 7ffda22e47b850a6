#!/bin/sh
# pictures.sh NIOT FOLDER: the message of this folder's campaign as people see it, for the documents: in
# Thunderbird, light, dark and with its pictures missing; as a draft that opens to be edited; on a phone.
set -eu
niot=$(realpath "$1")
folder=$(realpath "$2")
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 -B -c '
import pathlib, sys
sys.path.insert(0, "tests/email")
import campaigns
place = pathlib.Path(sys.argv[1])
campaigns.shipped(place)
(place / "mail.yaml").write_text(campaigns.settings(), encoding="utf-8")' "$scratch/campaign"
"$niot" email "$scratch/campaign" --quiet
cp "$scratch/campaign/outbox/campaign.eml" "$scratch/sent.eml"
sed 's/src=3D"cid:/src=3D"cid:no-/' "$scratch/sent.eml" >"$scratch/without.eml"
"$niot" email "$scratch/campaign" --quiet --draft
mv "$scratch/campaign/outbox/campaign.eml" "$scratch/draft.eml"

subject='Draft: Not in Our Town: Gosport'
tests/email/thunderbird.sh "$scratch/sent.eml" "$subject" "$scratch/light.png"
tests/email/thunderbird.sh "$scratch/sent.eml" "$subject" "$scratch/dark.png" dark
tests/email/thunderbird.sh "$scratch/without.eml" "$subject" "$scratch/without.png"
tests/email/thunderbird.sh "$scratch/draft.eml" "Write: $subject" "$scratch/draft.png"
node tests/email/phone.mjs "$scratch/campaign/outbox/campaign.html" "$scratch"
[ -z "${KEEP-}" ] || cp "$scratch"/*.png "$KEEP"

# A part of each, with few colours, is enough to see.
shrink() { convert "$scratch/$1.png" -crop "$2" +repage -dither None -colors 64 -strip "PNG8:$folder/mail-$3.png"; }
shrink light 900x1300+0+0 thunderbird
shrink dark 900x1300+0+0 thunderbird-dark
shrink draft 900x1000+0+0 draft
shrink 320-light 320x1600+0+0 320
shrink 320-dark 320x1600+0+0 320-dark
