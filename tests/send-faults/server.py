"""A mail server on loopback that does wrong what the recipient's local part says.

`fault.anything@example.org` names a fault; any other local part is served well. What the server took
is in `kept`, a list of (recipient, Message-ID, bytes), whether or not it said so.
"""
import itertools
import socket
import ssl
import struct
import threading
import time

# What goes wrong, and whether the server has the message all the same.
FAULTS = {
    "rcpt450": "refused for now at RCPT",
    "rcpt550": "refused for good at RCPT",
    "rcptdrop": "connection lost at RCPT",
    "rcptgarbage": "an answer to RCPT that is none",
    "data451": "refused for now at DATA",
    "data554": "refused for good at DATA",
    "datadrop": "connection lost at DATA",
    "middrop": "connection lost within the message",
    "dotdrop": "connection lost before the final dot, everything else being read",
    "eod451": "refused for now behind the dot",
    "eod554": "refused for good behind the dot",
    "eodrude": "refused for good behind the dot, with words for a terminal and hidden addresses",
    "eod421": "421 behind the dot",
    "eodlost": "connection lost behind the dot, message lost",
    "eoddrop": "connection lost behind the dot, message kept",
    "eodreset": "connection reset behind the dot, message kept",
    "eodgarbage": "an answer to the dot that is none, message kept",
    "eodlong": "an endless line for an answer to the dot, message kept",
    "eodpart": "half an answer to the dot, then the connection lost, message kept",
    "hang": "no answer to the dot, message kept",
    "hanglost": "no answer to the dot, message lost",
    "eod354": "an answer to the dot that belongs to DATA, message kept",
    "early421": "421 before the dot, then the connection lost",
    "eodlines": "an answer of several lines",
    "eoddouble": "accepted, and said so twice: the second stands before the answers to the next message",
    "slow": "an answer after a while",
    "dropthen450": "connection lost behind the dot, message kept; later refused for now at RCPT",
    "dropthen550": "connection lost behind the dot, message kept; later refused for good at RCPT",
    "then421": "accepted, then 421",
    "once450": "refused for now, the first time",
    "onceeod451": "refused for now behind the dot, the first time",
}


class Lost(Exception):
    """The connection ends here."""


class Server:
    """Listens at a free port of loopback; `at` maps a step (connect, greeting, ehlo, starttls, auth,
    mail) to what goes wrong there for everybody: a code, "drop", "hang" or "garbage"."""

    def __init__(self, at=None, tls=None, certificate=None, password=None, patience=30):
        self.at, self.tls, self.password, self.patience = at or {}, tls, password, patience
        self.kept, self.seen, self.commands = [], {}, []
        self.connections = itertools.count(1)
        self.lock = threading.Lock()
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def listen(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        talk = Talk(self, connection)
        try:
            next(self.connections)
            talk.run()
        except (Lost, OSError, ssl.SSLError):
            pass
        finally:
            talk.end()

    def first_time(self, recipient):
        with self.lock:
            self.seen[recipient] = self.seen.get(recipient, 0) + 1
            return self.seen[recipient] == 1


class Talk:
    def __init__(self, server, connection):
        self.server, self.connection = server, connection
        self.file = connection.makefile("rb")
        self.recipient, self.fault, self.is_secret = None, "", server.tls is None
        self.is_known = server.password is None

    def end(self):
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.file.close()
        self.connection.close()

    def say(self, *lines):
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def hang(self):
        time.sleep(self.server.patience)
        raise Lost

    def go_wrong(self, step):
        """What goes wrong for everybody at a step; True when a reply was given in its place."""
        wrong = self.server.at.get(step)
        if wrong is None:
            return False
        if wrong == "drop":
            raise Lost
        if wrong == "hang":
            self.hang()
        if wrong == "garbage":
            self.say("what is this")
        elif wrong == "long":
            self.connection.sendall(b"250 " + b"x" * 100000)
            raise Lost
        else:
            self.say(f"{wrong} {str(wrong)[0]}.7.1 not here")
            if str(wrong) == "421":
                raise Lost
        return True

    def upgrade(self):
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.file = self.connection.makefile("rb")
        self.is_secret = True

    def run(self):
        if self.go_wrong("connect"):
            return
        if self.server.tls == "implicit":
            self.upgrade()
        if not self.go_wrong("greeting"):
            self.say("220 fault.example ESMTP")
        while True:
            line = self.file.readline()
            if not line:
                return
            if not line.endswith(b"\r\n"):
                self.server.commands.append("BARE LINE END")
            command = line.rstrip(b"\r\n").decode("utf-8", "replace")
            self.server.commands.append(command)
            word = command.split(":")[0].split(" ")[0].upper()
            handle = getattr(self, "on_" + word.lower(), None)
            if handle is None:
                self.say("500 5.5.1 what")
            elif handle(command) == "end":
                return

    def on_ehlo(self, command):
        if self.go_wrong("ehlo"):
            return
        lines = ["fault.example", "8BITMIME", "SIZE 10000000", "SMTPUTF8", "ENHANCEDSTATUSCODES"]
        if self.server.tls == "starttls" and not self.is_secret:
            lines.append("STARTTLS")
        elif self.server.password is not None:
            lines.append("AUTH PLAIN")
        self.say(*["250-" + line for line in lines[:-1]], "250 " + lines[-1])

    on_helo = on_ehlo

    def on_starttls(self, command):
        if self.go_wrong("starttls"):
            return
        self.say("220 2.0.0 go ahead")
        self.upgrade()

    def on_auth(self, command):
        if self.go_wrong("auth"):
            return
        words = command.split(" ")
        if len(words) < 3:
            self.say("334 ")
            words.append(self.file.readline().strip().decode())
        import base64
        self.is_known = base64.b64decode(words[2]).decode() == "\0" + self.server.password
        self.say("235 2.7.0 welcome" if self.is_known else "535 5.7.8 wrong user or password")

    def on_mail(self, command):
        self.recipient = None
        if self.go_wrong("mail"):
            return
        if not self.is_known or not self.is_secret:
            self.say("530 5.7.0 first say who you are")
        else:
            self.say("250 2.1.0 ok")

    def on_rcpt(self, command):
        address = command[command.find("<") + 1:command.find(">")]
        self.fault = address.split("@")[0].split(".")[0]
        if self.recipient is not None:
            self.server.commands.append("SECOND RECIPIENT")
        if self.fault == "rcptdrop":
            raise Lost
        if self.fault == "rcptgarbage":
            return self.say("what is this")
        if self.fault == "once450" and self.server.first_time(address):
            return self.say(f"450 4.2.0 <{address}> try again")
        is_later = self.fault.startswith("dropthen") and not self.server.first_time(address)
        if is_later or self.fault in ("rcpt450", "rcpt550"):
            return self.say(f"{self.fault[-3:]} {self.fault[-3]}.1.1 <{address}> refused")
        self.recipient = address
        self.say("250 2.1.5 ok")

    def on_data(self, command):
        if self.fault == "datadrop":
            raise Lost
        if self.fault in ("data451", "data554"):
            return self.say(f"{self.fault[4:]} {self.fault[4]}.0.0 refused")
        if self.recipient is None:
            return self.say("503 5.5.1 no recipient")
        self.say("354 go")
        if self.fault == "middrop":
            self.file.readline()
            raise Lost
        if self.fault == "early421":
            self.say("421 4.3.2 closing")
            raise Lost
        body = []
        while True:
            line = self.file.readline()
            if not line:
                raise Lost
            if line == b".\r\n":
                break
            body.append(line[1:] if line.startswith(b"..") else line)
            if self.fault == "dotdrop" and b"last line" in line:
                raise Lost
        return self.answer(b"".join(body))

    def keep(self, body):
        identifier = next((line for line in body.split(b"\r\n") if line.startswith(b"Message-ID:")), b"")
        with self.server.lock:
            self.server.kept.append((self.recipient, identifier.decode(), body))

    def answer(self, body):
        fault = self.fault
        if fault == "onceeod451" and self.server.first_time(self.recipient):
            return self.say("451 4.3.0 later")
        if fault in ("eod451", "eod554", "eod421"):
            self.say(f"{fault[3:]} {fault[3]}.3.0 refused")
            return "end" if fault == "eod421" else None
        if fault == "eodrude":
            hidden = [self.recipient.replace("@", at) for at in ("%40", "=40")]
            return self.say(f"554 5.7.1 see http://example.org/?who={hidden[0]} ({hidden[1]}) "
                            "\x1b[2Jwiped \x9b1m\xeb\0")
        if fault == "eodlost":
            raise Lost
        if fault == "hanglost":
            self.hang()
        self.keep(body)
        if fault in ("eoddrop", "dropthen450", "dropthen550"):
            raise Lost
        if fault == "eodreset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.file.close()
            self.connection.close()
            return "end"
        if fault == "hang":
            self.hang()
        if fault == "eodgarbage":
            return self.say("what is this")
        if fault == "eodpart":
            self.connection.sendall(b"250 2.0.")
            raise Lost
        if fault == "eodlong":
            self.connection.sendall(b"250 " + b"x" * 100000)
            raise Lost
        if fault == "eod354":
            return self.say("354 go")
        if fault == "eodlines":
            return self.say("250-2.0.0 queued", "250-as", "250 2.0.0 12345")
        if fault == "eoddouble":
            self.say("250 2.0.0 queued")
        if fault == "slow":
            time.sleep(0.3)
        self.say("250 2.0.0 queued")
        if fault == "then421":
            self.say("421 4.3.2 closing")
            return "end"

    def on_rset(self, command):
        self.say("250 2.0.0 ok")

    def on_noop(self, command):
        self.say("250 2.0.0 ok")

    def on_quit(self, command):
        self.say("221 2.0.0 bye")
        return "end"
