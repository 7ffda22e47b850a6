"""A message as niot wrote it, taken apart: what the checks look at."""
import dataclasses
import email
import email.policy
import quopri
import re

import markup


@dataclasses.dataclass
class Message:
    raw: bytes
    fields: list  # (name, value unfolded and decoded) in their order
    tree: str
    text: str
    html: str
    images: dict  # by content id
    beside: str  # campaign.html
    page: markup.Element  # of the web page
    settings: str
    is_draft: bool

    def field(self, name):
        return next((value for key, value in self.fields if key == name), None)

    @property
    def elements(self):
        return markup.read(self.html)[0]

    @property
    def sheet(self):
        return next(self.elements.all("style")).text()

    def but(self, **changes):
        return dataclasses.replace(self, **changes)


def tree_of(part):
    name = part.get_content_type()
    return f"{name}({' '.join(tree_of(child) for child in part.iter_parts())})" if part.is_multipart() else name


def read(raw, beside, page, settings, is_draft):
    parsed = email.message_from_bytes(raw, policy=email.policy.strict)
    parts = {part.get_content_type(): part for part in parsed.walk()}
    decoded = {kind: parts[kind].get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")
               for kind in ("text/plain", "text/html")}
    images = {part["content-id"].strip("<>"): part.get_content()
              for part in parsed.walk() if part.get_content_type() == "image/png"}
    return Message(raw, [(name, str(value)) for name, value in parsed.items()], tree_of(parsed), decoded["text/plain"],
                   decoded["text/html"], images, beside, markup.read(page)[0], settings, is_draft)


def encoded_html(message):
    """The bytes of the HTML part as they travel."""
    return re.search(rb"Content-Type: text/html.*?\r\n\r\n(.*?)\r\n--=_", message.raw, re.S).group(1)


def everything(message):
    """Fields and parts, decoded: where an address might stand."""
    return "\n".join([*(f"{name}: {value}" for name, value in message.fields), message.text, message.html,
                      quopri.decodestring(message.raw).decode("utf-8", "replace")])
