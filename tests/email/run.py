"""run.py [--full] NIOT FOLDER GMIME: messages of campaigns that are hard on them, judged as checks.py has it.

FOLDER gets the campaigns and messages. Three mail readers must find the same in each message; the same
input must give the same bytes; every check must find the faults planted for it. --full: SpamAssassin too.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

import campaigns
import checks
import message
import spam

HERE = pathlib.Path(__file__).resolve().parent
SURROUNDINGS = [{"LC_ALL": "C", "TZ": "UTC"}, {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/nonexistent"}]
faults = []


def niot(program, *words, **surroundings):
    done = subprocess.run([program, *words], capture_output=True, text=True, env={"PATH": os.environ["PATH"], **surroundings})
    if done.returncode:
        raise SystemExit(f"FAILED niot {' '.join(words)}: {done.stderr}")
    return done


def write(program, folder, name, is_draft, settings):
    """Lays a campaign out, writes its message twice and its page, and takes the message apart."""
    place = folder / (name + ("-draft" if is_draft else ""))
    campaigns.CAMPAIGNS[name](place)
    (place / "mail.yaml").write_text(settings, encoding="utf-8")
    versions = []
    for surroundings in SURROUNDINGS:
        done = niot(program, "email", str(place), *(["--draft"] if is_draft else []), **surroundings)
        if "advice" in done.stderr:
            faults.append(f"{place.name}: {done.stderr}")
        versions.append({file.name: file.read_bytes() for file in sorted((place / "outbox").iterdir())})
    if versions[0] != versions[1]:
        faults.append(f"{place.name}: other bytes in another locale")
    if any(file.stat().st_mode & 0o077 for file in (place / "outbox").iterdir()):
        faults.append(f"{place.name}: others may read the outbox")
    niot(program, "build", str(place), "--output", str(place / "site"), "--quiet")
    page = (place / "site" / "index.html").read_text(encoding="utf-8")
    files = versions[0]
    return place.name, message.read(files["campaign.eml"], files["campaign.html"].decode(), page, settings, is_draft)


def judge(name, subject):
    return [f"{name}: {rule}: {fault}" for rule, find, _ in checks.CHECKS for fault in find(subject)]


def plant(subject):
    """Every fault must be found, in a message that has none."""
    count = 0
    for rule, find, planted in checks.CHECKS:
        for number, spoil in enumerate(planted):
            count += 1
            spoilt = spoil(subject)
            if spoilt == subject or not list(find(spoilt)):
                faults.append(f"{rule} does not see fault {number + 1}")
    return count


def ask_readers(folder, messages, gmime):
    """Python, mailparser and GMime must find the same fields, tree, words and pictures."""
    (folder / "messages").mkdir()
    for name, subject in messages:
        (folder / "messages" / name).write_bytes(subject.raw)
    readers = {"python": [sys.executable, "-B", str(HERE.parent / "mail-oracles" / "python.py")],
               "mailparser": ["node", str(HERE.parent / "mail-oracles" / "mailparser.mjs")], "gmime": [gmime]}
    for reader, command in readers.items():
        (folder / reader).mkdir()
        done = subprocess.run([*command, str(folder / "messages"), str(folder / reader)], capture_output=True, text=True)
        if done.returncode:
            faults.append(f"{reader}: {done.stderr[-500:]}")
    for name, _ in messages:
        found = {reader: (folder / reader / name).read_bytes() for reader in readers if (folder / reader / name).exists()}
        if len(found) < 3 or len(set(found.values())) != 1:
            faults.append(f"{name}: the readers disagree")


def main():
    words = [word for word in sys.argv[1:] if word != "--full"]
    program, folder, gmime = os.path.abspath(words[0]), pathlib.Path(words[1]), os.path.abspath(words[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    settings = campaigns.settings()
    wanted = [(name, False) for name in campaigns.CAMPAIGNS] + [(name, True) for name in campaigns.DRAFTS]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        messages = list(pool.map(lambda one: write(program, folder, *one, settings), wanted))
    for name, subject in messages:
        faults.extend(judge(name, subject))
    planted = plant(messages[0][1])
    ask_readers(folder, messages, gmime)
    if "--full" in sys.argv:
        for name, subject in messages:
            if not subject.is_draft:
                faults.extend(f"{name}: {fault}" for fault in spam.faults(subject.raw))
        faults.extend(spam.controls(messages[0][1].raw))
    for fault in faults:
        print(f"FAILED {fault}"[:300])
    print(f"email: {len(messages)} messages, {len(checks.CHECKS)} checks, {planted} planted faults, {len(faults)} failed")
    sys.exit(bool(faults))


main()
