"""Campaigns whose messages are looked at: the one that ships, and what is hard on a message."""
import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
ADDRESS = "https://gosport.example.org/"

FRONT = """---
id: {id}
title: "{title}"
campaign: {campaign}
place: {place}
language: {language}
base_url: """ + ADDRESS + """
lead: Exampleton Police
published: 2025-07-01
status: approved
approved_by: Exampleton Council
contact:
  name: Exampleton Council
  telephone: 01234 567890
{more}---

Words.
"""
USUAL = {"id": "harbour-watch", "title": "What changed at the harbour", "campaign": "Harbour Watch",
         "place": "Exampleton", "language": "en-GB", "more": ""}
HEADER = "id,label,kind,change,baseline,current,value,baseline_period,current_period,note,source"
QUARTERS = "2024-01..2024-03,2025-01..2025-03"

LONG = ("Criminal damage to dwellings, to buildings other than dwellings, to vehicles and to everything else that "
        "can be damaged, arson endangering life among them, however it came to the notice of the police")
WELSH = ["Ymddygiad gwrthgymdeithasol yng Nghaerdydd ŵ ŷ", "Dwyn beiciau", "Trais yn erbyn y person, gydag anaf neu hebddo"]
EMOJI = ["Bicycle theft 🚲", "Burglary 🏠🔒", "👩‍👩‍👧‍👦 Domestic abuse", "Shop­lifting ＆ fraud", "盗難 – 일본"]
MARKUP = ["<script>alert(1)</script>", "Theft & <b>handling</b>", "\"quoted\" 'words' `code`", "{ campaign.title }",
          "]]> <!-- -->", "=3D=2E soft=", ".", "From here", "-- ", "http://example.org/ javascript:x"]


def changes(labels):
    for i, label in enumerate(labels):
        quoted = '"' + label.replace('"', '""') + '"'
        yield f"f{i},{quoted},change,,{40 + i * 37},{60 + i * i * 3},,{QUARTERS},,Police"


def written(folder, rows, header=HEADER, **words):
    data = folder / "data"
    data.mkdir(parents=True)
    (data / "campaign.md").write_text(FRONT.format(**{**USUAL, **words}), encoding="utf-8")
    (data / "metrics.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def shipped(folder):
    shutil.copytree(ROOT / "data", folder / "data")
    story = folder / "data" / "campaign.md"
    words = story.read_text(encoding="utf-8")
    words = re.sub("^base_url:.*\n", "", words, flags=re.M)
    story.write_text(words.replace("\npublished:", f"\nbase_url: {ADDRESS}\npublished:", 1), encoding="utf-8")


def of_labels(labels, **words):
    return lambda folder: written(folder, changes(labels), **words)


MISSING = [f"a,Burglary,change,,0,0,,{QUARTERS},,Police", f"b,Robbery,change,,0,4,,{QUARTERS},,Police",
           f"c,Arson,change,,5,0,,{QUARTERS},,Police", f"d,Theft,change,,900,899,,{QUARTERS},,Police",
           "e,Drugs,change,up,,,,,2024-04..,,Police"]
COUNTS = ["a,Arrests,count,,,,112,,2024-04..,,Police", "b,\"Satisfaction, of victims\",level,,,,highest in the county,,2024-04..,,Police"]
HIDDEN = [f"a,Burglary,change,,3,2,,{QUARTERS},,Police", f"b,Arson,change,,40,41,,{QUARTERS},,Police",
          "c,Arrests,count,,,,4,,2024-04..,,Police"]

CAMPAIGNS = {
    "shipped": shipped,
    "thirty-rows": of_labels([f"Offence number {i} of those that are written down" for i in range(30)]),
    "long-labels": of_labels([LONG, LONG[:90], "Drugs"], place="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
    "welsh": of_labels(WELSH, title="Beth sydd wedi newid yng Nghaerdydd?", place="Caerdydd, Cymru Ŵ", language="cy"),
    "emoji": of_labels(EMOJI, title="What changed 🌊 at the harbour", campaign="Harbour 🌊 Watch"),
    "markup": of_labels(MARKUP, title="What & <changed>", place="Exampleton & <Sea>"),
    "one-chart": of_labels(["Burglary"]),
    "no-chart": lambda folder: written(folder, COUNTS),
    "missing-values": lambda folder: written(folder, MISSING),
    "hidden": lambda folder: written(folder, HIDDEN, more="rules:\n  hide_below: 5\n"),
}
DRAFTS = ["shipped", "emoji"]


def settings():
    """The example of docs/mail.md, which readers copy: it must be right as it stands."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs" / "mail.md").read_text(encoding="utf-8"), re.M | re.S)
    return next(block for block in blocks if block.startswith("from:"))
