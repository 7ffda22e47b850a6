#!/usr/bin/env python3
"""placeholders.py NIOT: every placeholder of data/campaign.md, replaced by what it writes, is advice that
names it; and with its numbers changed, an error that names the nearest figure of that subject."""
import csv, json, os, re, shutil, subprocess, sys, tempfile

niot = os.path.abspath(sys.argv[1])
COLUMNS = {"value": "value_text", "change": "change_text"}  # of figures.csv, where they differ
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def check(folder):
    run = subprocess.run([niot, "check", "--json", folder], capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def findings(folder, story, code):
    with open(os.path.join(folder, "data/campaign.md"), "w") as file:
        file.write(story)
    return [one["message"] for one in check(folder) if one["code"] == code]


def figures(folder):
    subprocess.run([niot, "build", "--quiet", folder], check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(folder, "site/figures.csv"), encoding="utf-8-sig") as file:
        return {f"{row['group']}.{row['id']}": row for row in csv.DictReader(file)}


def changed(value, rows):
    """The value with other numbers, none of which stands anywhere in the rows."""
    taken = {number.replace(",", "") for row in rows for cell in row.values()
             for number in NUMBER.findall(cell or "")}

    def other(match):
        if match.group() == "95":  # the confidence level
            return match.group()
        number = float(match.group().replace(",", "")) + 1
        while f"{number:g}" in taken:
            number += 1
        return f"{number:g}"

    return NUMBER.sub(other, value)


def main():
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("data", os.path.join(folder, "data"))
        with open("data/campaign.md") as file:
            story = file.read()
        rows = figures(folder)
        before = [one for one in check(folder) if one["severity"] != "note"]
        failures += bool(before)
        for one in before:
            print(f"FAILED the campaign as it is: {one}")
        for match in re.finditer(r"\{\{\s*([^}\s]+)\s*\}\}", story):
            figure, _, field = match.group(1).rpartition(".")
            row = rows[figure]
            value = row[COLUMNS.get(field, field)]
            same = [other for other in rows.values() if other["label"] == row["label"]]
            for text, code, wanted in (
                (value, "N800", "{{ " + match.group(1) + " }}"),
                (changed(value, same), "N803", "the nearest is " + figure + "."),
            ):
                count += 1
                said = findings(folder, story[: match.start()] + text + story[match.end():], code)
                if not any(wanted in message for message in said):
                    failures += 1
                    print(f"FAILED {match.group()} as '{text}': no {code} says '{wanted}': {said}")
    print(f"placeholders: {count} passed" if not failures else f"placeholders: {failures} of {count} failed")
    return failures > 0 or count == 0


sys.exit(main())
