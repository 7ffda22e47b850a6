#!/usr/bin/env python3
"""run.py NIOT CASES: the same words everywhere. Each case state-… of tests/cases is built and written
as an e-mail, and what the download says of a figure must stand, character for character, on the page,
in a drawing's description and in both forms of the message. Then words are taken out, and each that
is missing must be found."""
import csv
import email
import email.policy
import glob
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

MAIL = """from:
  name: Harbour Watch
  address: harbour@example.org
reply_to: team@example.org
why: You asked for it.
unsubscribe_mailto: leave@example.org
"""
# What counts cannot bear, wherever niot itself speaks.
BANNED = re.compile(r"(?i)significan|\bprov(e[sd]?|en|ing)\b|thanks to|because of|as a result|due to|\bNaN\b|\binf\b|-0\b")
BASES = ("widened", "not widened", "narrowest possible")


def plain(words):
    """Line ends are blanks to readers, and messages are folded at them; no-break spaces are not."""
    return re.sub(r"[ \t\r\n]+", " ", words).strip()


def shown(markup):
    """The text of elements, without attributes: what is read where no picture is."""
    lines = re.sub(r"(?s)<style.*?</style>", "", markup).replace("<br>", " ")
    return plain(html.unescape(re.sub(r"<[^>]*>", "", lines)))


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def places_of(folder):
    """Every place where readers meet the figures, and its words."""
    with open(f"{folder}/outbox/campaign.eml", "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    drawings = "".join(text_of(path) for path in sorted(glob.glob(f"{folder}/site/charts/*.svg")))
    return {
        "the page": shown(text_of(f"{folder}/site/index.html")),
        "the drawings": shown(drawings),
        "the plain text": plain(message.get_body(("plain",)).get_content()),
        "the HTML of the message": shown(message.get_body(("html",)).get_content()),
    }


def figures_of(folder):
    with open(f"{folder}/site/figures.csv", encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == "change"]


def is_drawn(figure):
    """A direction alone is told in words, not in a chart."""
    return figure["change_percent"] != "" or not figure["verdict"].startswith("quoted")


def claims_of(folder):
    """Words of the other pages that say more than counts can bear."""
    for path in sorted(glob.glob(f"{folder}/site/*.html")):
        for claim in BANNED.finditer(shown(text_of(path))):
            yield f"{os.path.basename(path)} says '{claim[0]}'"


def faults_of(figures, places):
    for figure in figures:
        told = ["sentence", "verdict", "note"] if is_drawn(figure) else ["label", "change_words", "note"]
        for column in told + ["source"]:
            for place, words in places.items():
                is_elsewhere = place == "the drawings" and (column in ("verdict", "note") or not is_drawn(figure))
                if not is_elsewhere and plain(figure[column].removeprefix("'")) not in words:
                    yield f"{figure['id']}: its {column} is not in {place}: {figure[column]}"
    for place, words in places.items():
        yield from (f"{place} says '{claim[0]}'" for claim in BANNED.finditer(words))
    for basis in BASES:
        page = len(re.findall(rf"\({basis}\)", places["the page"]))
        for place in ("the plain text", "the HTML of the message"):
            if len(re.findall(rf", interval {basis}\b", places[place])) != page:
                yield f"{place} does not say {page} times that an interval is {basis}"
    for sentence in re.findall(r"(?:If it includes|The records published for|Of these figures)[^.]*\.", places["the page"]):
        for place in ("the plain text", "the HTML of the message"):
            if sentence not in places[place]:
                yield f"{place} lacks '{sentence}'"


def build(niot, case, folder):
    shutil.copytree(os.path.join(os.path.dirname(case), "common"), folder)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    with open(f"{folder}/mail.yaml", "w", encoding="utf-8") as file:
        file.write(MAIL)
    for command in ("build", "email"):
        subprocess.run([niot, command, folder, "--quiet"], check=True, stderr=subprocess.DEVNULL)


def planted(figures, places):
    """Whether a sentence that one place lacks is found, in each, and a claim."""
    claiming = places | {"the page": places["the page"] + " This proves it."}
    if not any("says" in fault for fault in faults_of(figures, claiming)):
        yield "nobody hears a claim"
    for figure in filter(is_drawn, figures):
        for place in places:
            spoilt = places | {place: places[place].replace(plain(figure["sentence"]), "")}
            if not any(place in fault for fault in faults_of(figures, spoilt)):
                yield f"{figure['id']}: nobody misses its sentence in {place}"


def main(niot, cases):
    passed = failed = 0
    for case in sorted(glob.glob(os.path.join(cases, "state-*"))):
        with tempfile.TemporaryDirectory() as scratch:
            folder = os.path.join(scratch, "campaign")
            build(niot, case, folder)
            figures, places = figures_of(folder), places_of(folder)
            claims = list(claims_of(folder))
        found = claims + list(faults_of(figures, places)) or list(planted(figures, places))
        passed += not found
        failed += bool(found)
        for fault in found[:12]:
            print(f"FAILED {os.path.basename(case)}: {fault}")
    print(f"words: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main(os.path.realpath(sys.argv[1]), sys.argv[2]))
