"""SpamAssassin, offline, on a message: no filter, but a sign of fields that are missing or odd."""
import re
import subprocess

MOST = 0.5


def rules(raw):
    """The score and the rules that were met, each with its own score."""
    done = subprocess.run(["spamassassin", "-L", "-t"], input=raw, capture_output=True, check=True)
    said = done.stdout.decode("utf-8", "replace")
    score = float(re.search(r"Content analysis details:\s+\((-?[\d.]+) points", said).group(1))
    return score, re.findall(r"^\s*-?[\d.]+ ([A-Z][A-Z0-9_]+) ", said, re.M)


def faults(raw):
    score, met = rules(raw)
    if score > MOST:
        yield f"SpamAssassin: {score} points, {met}"
    for rule in met:
        if rule.startswith(("MISSING_", "MIME_")):
            yield f"SpamAssassin: {rule}"


def controls(raw):
    """What must not pass: a message that is spam, and this one without its date."""
    shouted = re.sub(rb"Subject: .*\r\n", b"Subject: YOU HAVE WON $$$ VIAGRA!!!\r\n", raw, count=1)
    undated = re.sub(rb"^Date: .*?\r\n", b"", raw, count=1, flags=re.M)
    for name, spoilt in (("spam", shouted), ("a message without date", undated)):
        if spoilt == raw or not list(faults(spoilt)):
            yield f"SpamAssassin passes {name}"
