"""explanations.py NIOT: what niot explain shows of a message is true.

Every row of diagnostic_rows.h has an example, and diagnostic_remedies.h the same put right. Where an
example has one of the forms below it is put into a small campaign and niot is run: the example must
give its message, and the remedy none that is an error, nor of niot check one of any kind. The rest
are told by the golden cases alone.
"""
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
NIOT = Path(sys.argv[1]).resolve()
LITERAL = r'"((?:[^"\\]|\\.)*)"'
TRIED_AT_LEAST = 167
CHECK = "niot check . --json"


def literals(text):
    return [re.sub(r"\\(.)", r"\1", found) for found in re.findall(LITERAL, text)]


def read_rows():
    base = HERE.parent / "generator/base"
    remedies = {}
    for name, texts in re.findall(
        rf"^REMEDY\((\w+),((?:\s*{LITERAL}|,)*)\)$".replace(LITERAL, LITERAL.replace("(", "(?:", 1)),
        (base / "diagnostic_remedies.h").read_text(), re.M,
    ):
        parts = re.split(r",\n", texts)
        remedies[name] = "".join(literals(parts[-1]))
    for line in (base / "diagnostic_rows.h").read_text().splitlines():
        if line.startswith("DIAGNOSTIC("):
            name = line.split(", ")[1]
            code, *_, example = literals(line)
            yield code, example, remedies[name]


# --- a campaign to try it in ---

STORY = "Some words.\n\n## What was said\n\nMore words.\n"


class Trial:
    """A campaign's folder and the command that is run in it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        shutil.copytree(HERE / "cases/common", self.folder, dirs_exist_ok=True)
        campaign = (self.folder / "data/campaign.md").read_text()
        self.front_matter = campaign.split("---\n")[1]
        self.story = STORY
        self.command = "niot build . --json"
        self.write("assets/street.jpg", "a picture")
        self.write("changes.csv", "Crime,Change\nBurglary,-63%\n")
        self.write("data/monthly.csv", "month,group,id,count\n2024-04,recorded,burglary,3\n")
        self.table(["group", "id", "label", "kind", "change", "current_period", "source"], [
            ["recorded", "all", "All crime", "change", "-5%", "2024-04..", "Police"],
            ["recorded", "burglary", "Burglary", "change", "-9%", "2024-04..", "Police"],
            ["announced", "burglary", "Burglary", "change", "-8%", "2024-04..", "Police"],
        ])

    def write(self, path, text):
        (self.folder / path).parent.mkdir(exist_ok=True)
        (self.folder / path).write_text(text)

    def table(self, header, rows):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        self.write("data/metrics.csv", text.getvalue())

    def run(self):
        self.write("data/campaign.md", f"---\n{self.front_matter}---\n\n{self.story}")
        done = subprocess.run(["sh", "-c", f'niot() {{ "{NIOT}" "$@"; }}; {self.command}'],
                              cwd=self.folder, capture_output=True, text=True, timeout=60)
        # The findings of niot check are its result.
        said = [json.loads(line) for line in (done.stderr + done.stdout).splitlines() if line.startswith("{")]
        return done.returncode, said


# --- the forms ---

WORDS_FOR = {
    "an empty cell": "",
    "a row's own id": "own.tested",
    "the id of the total": "recorded.all",
    "nine months joined by +": "+".join(f"{2023 + month // 12}-{month % 12 + 1:02}" for month in range(0, 18, 2)),
}
KIND_OF = {"value": "count"}


def in_the_column(trial, whole_kind, text, column, kind, _):
    """63,5 in the column value of an amount"""
    text = WORDS_FOR.get(text, text)
    if column in ("month", "count"):
        row = {"month": "2024-04", "id": "all", "count": "3", column: text}
        trial.write("data/monthly.csv", "\n".join([",".join(row), ",".join(row.values()), ""]))
        return
    row = {"group": "own", "id": "tested", "label": "Tested", "kind": whole_kind or kind or KIND_OF.get(column, "change"),
           "change": "", "current_period": "", "source": "Police"}
    if column == "kind":
        row["value"] = "3"
    if column == "baseline_years":
        row |= {"baseline": "60", "current": "30"}
    row[column] = text
    others = [["recorded", "all"], ["recorded", "burglary"], ["announced", "burglary"]]
    trial.table(list(row), [[*other, "Another", "change", "", "", "Police"] + [""] * (len(row) - 7)
                            for other in others] + [list(row.values())])


def beside(trial, text, column, other):
    """-60% beside the counts 270 and 100"""
    row = {"id": "tested", "label": "Tested", "kind": "change", "source": "Police"}
    named = re.fullmatch(r"([a-z_]+) (.+)", text)
    if named:
        row |= {named[1]: named[2], "baseline": "60", "current": "30"}
    else:
        row["change" if "%" in text else "difference"] = text
    if column == "counts":
        row["baseline"], row["current"] = other.split(" and ")
    else:
        row[column] = other
    trial.table(list(row), [list(row.values())])


def periods(trial, baseline, current):
    """the baseline of 2025 and the current period 2024"""
    row = {"id": "tested", "label": "Tested", "kind": "change", "source": "Police", "baseline": "60",
           "current": "30", "baseline_period": baseline, "current_period": current}
    trial.table(list(row), [list(row.values())])


def periods_compared(trial, baseline, current):
    """the baseline of 2024-01..2024-03 and the current period 2024-07..2024-12, for niot check"""
    periods(trial, baseline, current)
    without_months(trial)
    checked(trial)


def cells_below(trial, cells, header):
    """Arrests,count,1,008 below id,kind,value"""
    trial.front_matter += "groups:\n  figures:\n    source: Police\n"
    header = header.replace("id,", "label,", 1)
    trial.write("data/metrics.csv", f"id,source,{header}\ntested,Police,{cells}\n")


def header_above(trial, header):
    """id,label,,kind above a row with four cells"""
    trial.write("data/metrics.csv", f"{header},source\ntested,Tested,seen,change,Police\n")


def first_line(trial, line):
    """sep=; in the first line"""
    row = f"id{line[-1]}label{line[-1]}kind{line[-1]}source\ntested{line[-1]}Tested{line[-1]}change{line[-1]}Police\n"
    trial.write("data/metrics.csv", f"{line}\n{row}")


def raw_cell(trial, cell):
    """the cell "a \"\"word\"\" quoted\""""
    trial.write("data/metrics.csv", f"id,label,kind,source\ntested,{cell},change,Police\n")


def columns(trial, number, column):
    """two columns value"""
    header, row = ["id", "kind", "source", "label"], ["tested", "count", "Police", "Tested"]
    if column.startswith("la"):
        header, row = header[:3], row[:3]
    trial.table(header + [column] * (2 if number == "two" else 1), [row + ["3"] * (2 if number == "two" else 1)])


def group_called(trial, group):
    """a group called campaign"""
    name = group.replace("a name of 300 letters", "g" * 300)
    trial.table(["group", "id", "label", "kind", "source"], [[name, "tested", "Tested", "change", "Police"]])


def table_of_chart(trial, header):
    """Category,2024,2025 in niot chart"""
    trial.write("changes.csv", f"{header}\nBurglary{',3' * header.count(',')}\n")
    trial.command = "niot chart changes.csv -o chart.svg --json"


BELOW = {"email": "contact", "telephone": "contact", "small_below": "rules"}


def set_keys(trial, text, path):
    """status: approved and approved_by: Insp Jo Miller"""
    lines = re.split(r" (?:and|with) (?=[a-z_]+: )", re.sub(r" (without|where|indented below) .*", "", text))
    text = (trial.folder / path).read_text() if path else trial.front_matter
    for line in lines:
        key = line.split(":")[0]
        above = None if path else BELOW.get(key)
        if re.search(rf"^ *{re.escape(key)}:", text, re.M):
            text = re.sub(rf"^( *){re.escape(key)}:.*$", lambda found: found[1] + line, text, flags=re.M)
        elif above and f"\n{above}:\n" in text:
            text = text.replace(f"\n{above}:\n", f"\n{above}:\n  {line}\n")
        else:
            text += f"{above}:\n  {line}\n" if above else f"{line}\n"
    if path:
        trial.write(path, text)
        trial.command = "niot email . --json"
    else:
        trial.front_matter = text


def in_front_matter(trial, text):
    set_keys(trial, text, None)


def in_mail_settings(trial, text):
    set_keys(trial, text, "mail.yaml")


def in_mailbox(trial, text):
    set_keys(trial, f"reply_to: {text}", "mail.yaml")


def in_story(trial, text):
    """![A street](street.jpg)"""
    trial.table(["id", "label", "kind", "change", "source"], [["burglary", "Burglary", "change", "-9%", "Police"]])
    trial.write("data/monthly.csv", "month,id,count\n2024-04,burglary,3\n")
    trial.story += f"\n{text}\n"


def in_template(trial, text):
    """<br>text</br>, data-if="figure.note", {{ campaign.title }}"""
    text = text.removesuffix(" in a loop over sections")
    top = ""
    if text.startswith("<!DOCTYPE"):
        top, text = text + "\n", "Text"
    if text.startswith("data-"):
        text = f"<p {text}>Text</p>"
    if text.startswith(('{"', '"<', '<group data-if="campaign.message">"')):
        text = text if text.startswith("{") else f'{{"name": {text}}}'
        text = f'<script type="application/ld+json">{text}</script>'
    opened = re.match(r"<([a-z]+)\b[^>]*[^/]>$", text)
    if opened:
        text += f"</{opened[1]}>"
    trial.write("templates/page.html", f"{top}<html lang=\"en\">\n<head><title>T</title></head>\n<body>\n"
                f"<group data-each=\"section in sections\">\n{text}\n</group>\n</body>\n</html>\n")
    trial.command = "niot template --print page.html --json"


def at_command_line(trial, text):
    """niot build --output public"""
    trial.command = re.sub(r"niot( [a-z]+)?", r"\g<0> --json", text, count=1)
    settings = (trial.folder / "mail.yaml").read_text()
    trial.write("mail.yaml", settings.replace("smtps://mail.example.org", "smtp+plain://127.0.0.1:1"))


def large_text(trial, what, kilobytes):
    """a story of 300 kB"""
    words = "Some words. " * (int(kilobytes) * 1000 // 12)
    if what == "a story":
        trial.story = words
    else:
        trial.front_matter += f"message: {words}\n"


def large_cell(trial, letters):
    """a cell of 300 letters"""
    trial.table(["id", "label", "kind", "source"],
                [["tested", "a" * int(letters.replace(",", "")), "change", "Police"]])


def long_header(trial, names):
    """a header of 300 names"""
    own = [f"x-{number}" for number in range(int(names) - 4)]
    trial.table(["id", "label", "kind", "source"] + own, [["tested", "Tested", "change", "Police"] + ["1"] * len(own)])


def part_of(trial, part, whole):
    """1 county line, part of 2 drugs lines"""
    trial.table(["id", "label", "kind", "value", "part_of", "source"],
                [["county", "County lines", "count", part, "drugs", "Police"],
                 ["drugs", "Drugs lines", "count", whole, "", "Police"]])


def months_that_add_up(trial, count, months):
    """the count 57 beside months that add up to 57"""
    trial.table(["id", "label", "kind", "value", "current_period", "source"],
                [["tested", "Tested", "count", count, "2024-01..2024-03", "Police"]])
    trial.write("data/monthly.csv", f"month,id,count\n2024-01,tested,{int(months) - 2}\n2024-02,tested,1\n2024-03,tested,1\n")


def title_lines(trial, number):
    """two lines 'title:'"""
    trial.front_matter += "title: Another\n" if number == "two" else ""


def nested_quotes(trial, depth):
    """block quotes nested 100 deep"""
    trial.story += f"\n{'> ' * int(depth)}Words.\n"


def nested_loops(trial, number):
    """nine loops, one in another"""
    loops = {"eight": 8, "nine": 9}[number] - 1  # the template has one around them
    in_template(trial, '<p data-each="figure in section.counts">' * loops + "x" + "</p>" * loops)


def chart_of_rows(trial, rows):
    """niot chart with a table of 20 rows"""
    trial.write("changes.csv", "Crime,Change\n" + "".join(f"Crime {row},-3%\n" for row in range(int(rows))))
    trial.command = "niot chart changes.csv -o chart.svg --json"


def people_with(trial, names, number):
    """a table with the columns email, name and group"""
    header = re.split(", | and ", names) if names else ["name"] + ["email"] * (2 if number == "two" else 1)
    cells = ["zoe@example.org" if name == "email" else "Zoe" for name in header]
    trial.write("people.csv", f"{','.join(header)}\n{','.join(cells)}\n")
    trial.command = "niot send people.csv --json"


# --- the check of words ---

def checked(trial):
    trial.command = CHECK


def without_months(trial):
    (trial.folder / "data/monthly.csv").unlink()


def words_of_story(trial, text):
    """Burglary rose. Said beside the figures of the labelled sentences."""
    shutil.copy(HERE / "claims/data/metrics.csv", trial.folder / "data/metrics.csv")
    without_months(trial)
    trial.front_matter += "groups:\n  announced:\n    source: Police\n  recorded:\n    source: Police\n"
    trial.story = f"{text}\n"
    checked(trial)


def words_beside_a_rise(trial, text):
    """The same in a story that tells of a rise too."""
    words_of_story(trial, text)
    trial.story += "\nDrug offences rose.\n"


def words_again_and_again(trial, text):
    """The same so often that a reading grade can be told."""
    words_of_story(trial, " ".join([text] * 12))


def column_checked(trial, text, column):
    """an empty cell in the column current_period of the only figure"""
    trial.table(["id", "label", "kind", "change", column, "source"],
                [["tested", "Tested", "change", "-9%", WORDS_FOR.get(text, text), "Police"]])
    without_months(trial)
    checked(trial)


def image_in_footer(trial, text):
    """<img src='icon.svg'/> in a template of the campaign's own"""
    trial.write("templates/footer-own.html", f"<p>{text}</p>\n")
    checked(trial)


def allowed_number(trial, number, words):
    """12 streets under allow_numbers, and the words: All streets have new lamps."""
    trial.front_matter += f"allow_numbers:\n  - number: {number}\n    reason: counted by the council\n"
    trial.story = f"{words}\n"
    checked(trial)


def own_overclaim(trial, words):
    """overclaims with the words: smashed"""
    trial.front_matter += f"overclaims:\n  - words: {words}\n    write: say by how much it fell\n"
    checked(trial)


def front_matter_checked(trial, text):
    in_front_matter(trial, text)
    checked(trial)


# Which codes a form is for, the form, and the trial that is made of its parts. In a command line
# these words are prose.
PROSE = r"(?!.*(?:,| (?:where|twice|with|behind|before|and|for|as|in|when|while) ))"
FORMS = [
    (r"(?:N80[0-8]|N819)", r"(.+)", words_beside_a_rise),
    (r"N809", r"(.+)", words_of_story),
    (r"N810", r"the baseline of (\S+) and the current period (\S+)", periods_compared),
    (r"N811", r"(.+) in the column (\w+)", column_checked),
    (r"N812", r"(<img.+)", image_in_footer),
    (r"N813", r"(.+)", words_again_and_again),
    (r"N814", r"(.+) under allow_numbers, and the words: (.+)", allowed_number),
    (r"N815", r"overclaims with the words: (.+)", own_overclaim),
    (r"N81[67]", r"([a-z_]+: .+)", front_matter_checked),
    (r"N", r"(?:a row of kind (\w+) with )?(.+?) in the column (\w+)(?: of an? (count|level|amount|change))?( where .*)?", in_the_column),
    (r"N", r"(.+) beside the (counts|baseline|change|baseline_period) (.+)", beside),
    (r"N134", r"the baseline of (\d+) and the current period (\d+)", periods),
    (r"N0", r"(.+) below (\w+(?:,\w+)+)", cells_below),
    (r"N1", r"(\S+) above a row with four cells", header_above),
    (r"N0", r"(sep=.) in the first line", first_line),
    (r"N0", r"the cell (.+)", raw_cell),
    (r"N150", r"(a) column (\w+)", columns),
    (r"N151", r"(one|two) columns? (\w+)", columns),
    (r"N[24]", r"a group (?:of figures )?(?:called|with) (.+)", group_called),
    (r"N5", r"(.+) in niot chart", table_of_chart),
    (r"N", r"(a story|front matter) of (\d+) kB", large_text),
    (r"N", r"a cell of ([\d,]+) letters", large_cell),
    (r"N", r"a header of (\d+) names", long_header),
    (r"N", r"(\d+) county lines?, part of (\d+) drugs lines", part_of),
    (r"N", r"the count (\d+) beside months that add up to (\d+)", months_that_add_up),
    (r"N", r"(one|two) lines? 'title:'", title_lines),
    (r"N", r"block quotes nested (\d+) deep", nested_quotes),
    (r"N", r"(eight|nine) loops, one in another", nested_loops),
    (r"N", r"niot chart with a table of (\d+) rows", chart_of_rows),
    (r"N64", r"a table with (?:the columns (.+)|(one|two) columns? email)", people_with),
    (r"N(60|644)", r"([a-z_]+: .+)", in_mail_settings),
    (r"N60", r"(\S+@\S+)", in_mailbox),
    (r"N[12]", r"(\[?[a-z_.]+\]?: (?!with ).+)", in_front_matter),
    (r"N(21|512)", r"((?:!?\[|#|\{\{).+?)(?: in a paragraph)?", in_story),
    (r"N3(?!35)", r"(.*(?:<|\{\{|data-|&).*(?<! in JSON))", in_template),
    (r"N3", r"(text<br/>)", in_template),
    (r"N[456]", rf"{PROSE}((?:[A-Z_]+=\S+ )?niot(?: .+)?)", at_command_line),
]


def form_of(code, text):
    for codes, form, make in FORMS:
        found = re.fullmatch(form, text, re.S)
        if re.match(codes, code) and found:
            return lambda trial: make(trial, *found.groups())
    return None


def try_out(code, text):
    """The exit status, what niot says of a text, and the command; None where its form is not known."""
    make = form_of(code, text)
    if not make:
        return None
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        make(trial)
        return *trial.run(), trial.command


def faults_of(code, example, remedy):
    """What is wrong with a row; None where its example has no form to try."""
    outcome = try_out(code, example)
    if outcome is None:
        return None
    faults = []
    if code not in [message.get("code") for message in outcome[1]]:
        faults.append(f"example '{example}' does not give it, but {outcome}")
    outcome = try_out(code, remedy)
    if outcome is None:
        return faults + [f"remedy '{remedy}' has no form to try"]
    # Messages are really sent only by a server that is there.
    errors = [message for message in outcome[1] if message.get("severity") == "error"]
    if remedy.startswith("niot send"):
        errors = [message for message in errors if message["code"] == code]
    elif outcome[0]:
        errors = errors or [outcome[0]]
    # Words that are put right give no advice of another kind either.
    if outcome[2] == CHECK:
        errors = errors or outcome[1]
    if errors or code in [message.get("code") for message in outcome[1]]:
        faults.append(f"remedy '{remedy}' gives {outcome}")
    return faults


def main():
    verbose = "--verbose" in sys.argv
    tried = untried = failed = 0
    rows = list(read_rows())
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda row: faults_of(*row), rows))
    for (code, example, remedy), faults in zip(rows, outcomes):
        if faults is None:
            untried += 1
            if verbose:
                print(f"not tried: {code} {example} / {remedy}")
            continue
        tried += 1
        failed += bool(faults)
        for fault in faults:
            print(f"FAILED {code}: {fault}")
    if tried < TRIED_AT_LEAST:
        print(f"FAILED only {tried} examples have a form that is tried, of {TRIED_AT_LEAST}")
        failed += 1
    print(f"explanations: {tried - failed} passed, {failed} failed; {untried} have no form to try")
    sys.exit(failed > 0)


main()
