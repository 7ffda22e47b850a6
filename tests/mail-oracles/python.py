"""python.py MESSAGES OUT: what Python's email package, at its strictest, finds in each message."""
import email
import email.header
import email.policy
import hashlib
import os
import sys

PLAIN = ["list-id", "list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "precedence", "x-unsent"]


def check_bytes(name, data):
    """What no reader would mind, and a server on the way might."""
    assert data.isascii() and b"\0" not in data, name
    assert data.replace(b"\r\n", b"").count(b"\r") + data.replace(b"\r\n", b"").count(b"\n") == 0, name
    assert data.endswith(b"\r\n"), name
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 78 or (line.startswith(b"List-Unsubscribe:") and len(line) <= 998), line
        assert line != b"." and not line.startswith(b"From "), line


def structure(part, depth, lines):
    line = " " * depth + part.get_content_type()
    if part.get_content_maintype() == "image":
        assert part.get_content_disposition() == "inline"
        assert part.get_param("name") == part.get_filename()
        digest = hashlib.sha256(part.get_content()).hexdigest()
        line += f" {part['content-id'].strip('<>')} {part.get_filename()} {digest}"
    lines.append(line)
    if part.get_content_type() == "multipart/related":
        assert part.get_param("type") == "text/html"
    for child in part.iter_parts() if part.is_multipart() else []:
        assert not child.defects, child.defects
        structure(child, depth + 1, lines)


def people(message, raw, field):
    """Python 3.11 leaves a blank between the encoded words of a name; its older functions do not."""
    [person] = message[field].addresses
    name = person.display_name
    if raw[field].count("=?") > 1:
        name = str(email.header.make_header(email.header.decode_header(raw[field].rpartition(" <")[0])))
    return f"{field}: {name} | {person.addr_spec}"


def text_of(message, kind):
    [part] = [part for part in message.walk() if part.get_content_type() == kind]
    assert part.get_content_charset() == "utf-8"
    return part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")


def read(name, data):
    check_bytes(name, data)
    message = email.message_from_bytes(data, policy=email.policy.strict)
    raw = email.message_from_bytes(data)
    assert not message.defects and len(set(map(str.lower, message.keys()))) == len(message.keys()), name
    lines = []
    structure(message, 0, lines)
    lines += [people(message, raw, "from"), people(message, raw, "reply-to"), f"subject: {message['subject']}"]
    if "to" in message:
        lines.append(people(message, raw, "to"))
        lines.append(f"date: {int(message['date'].datetime.timestamp())}")
        lines.append(f"message-id: {message['message-id'].strip('<>')}")
    lines += [f"{field}: {message[field]}" for field in PLAIN if field in message]
    lines += ["text: " + text_of(message, "text/plain"), "html: " + text_of(message, "text/html")]
    return "\n".join(lines) + "\n"


messages, out = sys.argv[1:]
for name in sorted(os.listdir(messages)):
    with open(os.path.join(messages, name), "rb") as file:
        found = read(name, file.read())
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="") as file:
        file.write(found)
