"""A campaign folder to send from, what niot said, and what its journal says of everybody."""
import hashlib
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile

MESSAGE = "\r\n".join([
    "From: Harbour Watch <hello@example.org>", "Reply-To: hello@example.org",
    "Subject: Harbour Watch: Exampleton, October 2026", "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", "%s", ".", "..two dots",
    "last line", ""])
WORDS = """---
id: harbour-watch
title: What changed at the harbour
campaign: Harbour Watch
place: Exampleton
lead: Exampleton Police
published: 2025-07-01
status: %s
approved_by: The harbour team
contact:
  name: The harbour team
  email: hello@example.org
---

Nothing.
"""
STATES = {"D": "in doubt", "S": "sent", "P": "refused", "T": "deferred", "F": "forgotten"}


class Said:
    def __init__(self, status, out, error):
        self.status, self.out, self.error = status, out, error

    def __repr__(self):
        return f"status {self.status}\n{self.out}{self.error}"


class Campaign:
    PASSWORD = "s3cret-canary"

    def __init__(self, niot, server, scheme="smtp+plain", extra="", timeout=2, host="127.0.0.1"):
        self.niot, self.extra, self.timeout, self.host = str(niot), extra, timeout, host
        self.pause = 0  # seconds until those are tried again who were deferred
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="niot-send-"))
        for name in ("data", "outbox"):
            (self.folder / name).mkdir()
        self.approve()
        self.write_message("Good news.")
        self.use(server, scheme)
        self.people = []

    def remove(self):
        shutil.rmtree(self.folder)

    def approve(self, status="approved"):
        (self.folder / "data/campaign.md").write_text(WORDS % status)

    def write_message(self, words):
        (self.folder / "outbox/campaign.eml").write_bytes((MESSAGE % words).encode())

    def use(self, server, scheme="smtp+plain"):
        (self.folder / "mail.yaml").write_text(
            "from:\n  name: Harbour Watch\n  address: hello@example.org\nreply_to: hello@example.org\n"
            "why: You asked for it.\nunsubscribe_mailto: stop@example.org\n"
            f"server: {scheme}://{self.host}:{server.port}\nrate: 1000/s\n"
            f"timeout: {self.timeout}\nretry_after: {self.pause}\n{self.extra}")

    def invite(self, people):
        self.people = list(people)
        lines = "".join(f'{address},"Person {i}"\n' for i, address in enumerate(self.people))
        (self.folder / "recipients.csv").write_text("email,name\n" + lines)

    def start(self, *options, environment=None, bytes_at_most=None, preload=None, before=()):
        """Starts niot send, or what `before` says, which is given that command."""
        def limit():
            if bytes_at_most is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_at_most, bytes_at_most))
        variables = dict(os.environ, NIOT_SMTP_PASSWORD=self.PASSWORD)
        variables.update(environment or {})
        if preload:
            variables["LD_PRELOAD"] = str(preload)
        return subprocess.Popen(
            [*before, self.niot, "send", str(self.folder / "recipients.csv"), str(self.folder), *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=variables, preexec_fn=limit)

    def send(self, *options, **how):
        process = self.start(*options, **how)
        out, error = process.communicate(timeout=300)
        return Said(process.returncode, out.decode(), error.decode())

    def test(self):
        """The test that niot wants before --yes."""
        said = self.send("--test", "tester@example.org")
        assert said.status == 0, said

    # --- the journal ---

    @property
    def journal(self):
        return self.folder / "outbox/journal/harbour-watch.log"

    def key(self, salt, address):
        return hashlib.sha256(f"{salt}\nharbour-watch\n{address.lower()}".encode()).hexdigest()

    def states(self):
        """What the journal says of each person, read by these rules and not by niot."""
        if not self.journal.exists():
            return {address: None for address in self.people}
        lines = self.journal.read_bytes().split(b"\n")[:-1]
        salt = lines[0].split(b" ")[3].decode()
        last = {}
        for line in lines[1:]:
            words = line.split(b" ")
            if words[0].decode("latin-1") in STATES and words[-1] != b"torn":
                last[words[1].decode("latin-1")] = STATES[words[0].decode()]
        return {address: last.get(self.key(salt, address)) for address in self.people}
