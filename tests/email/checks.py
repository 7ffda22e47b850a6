"""What a message must be. Each check yields what is wrong; behind it stand faults that it must find."""
import re
import struct

import markup
from message import encoded_html, everything

CHECKS = []


def check(*faults):
    """Faults: functions that make a wrong message of a right one."""
    def register(function):
        CHECKS.append((function.__name__, function, faults))
        return function
    return register


# --- faults ---

def in_raw(old, new):
    return lambda message: message.but(raw=message.raw.replace(old, new, 1))


def in_html(old, new):
    return lambda message: message.but(html=re.sub(old, new, message.html, count=1, flags=re.S))


def in_text(old, new):
    return lambda message: message.but(text=re.sub(old, new, message.text, count=1, flags=re.S))


def in_body(new):
    return in_html("<h1", f"{new}<h1")


def in_style(new):
    return in_html('<p class="ink" style="([^"]*)"', rf'<p class="ink" style="\1;{new}"')


def everywhere(part, old, new):
    return lambda message: message.but(**{part: getattr(message, part).replace(old, new)})


def with_field(name, value):
    return lambda message: message.but(fields=[(name, value), *message.fields])


def without_field(name):
    return lambda message: message.but(fields=[field for field in message.fields if field[0] != name])


def subject(value):
    return lambda message: message.but(fields=[(key, value if key == "Subject" else old) for key, old in message.fields])


# --- bytes ---

@check(in_raw(b"\r\nFrom:", b"\nFrom:"), in_raw(b"\r\nFrom:", b"\r\r\nFrom:"))
def only_cr_lf_ends_lines(message):
    rest = message.raw.replace(b"\r\n", b"")
    if b"\r" in rest or b"\n" in rest or not message.raw.endswith(b"\r\n"):
        yield "CR or LF alone"


@check(in_raw(b"MIME-Version: 1.0", b"MIME-Version: 1.0 " + b"x" * 62), in_raw(b"List-Unsubscribe: ", b"List-Unsubscribe: " + b"x" * 999))
def lines_are_short(message):
    for line in message.raw.split(b"\r\n"):
        if len(line) > (998 if line.startswith(b"List-Unsubscribe:") else 78):
            yield f"{len(line)} characters: {line[:60]}"


@check(in_raw(b"MIME", b"M\xc3\xafME"), in_raw(b"MIME", b"MIM\0E"))
def seven_bits(message):
    if not message.raw.isascii() or b"\0" in message.raw:
        yield "bytes beyond ASCII"


# --- fields and parts ---

SENT = ["Keywords", "Date", "To", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "From", "Reply-To", "Subject", "List-Id",
        "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type"]
DRAFT = ["X-Unsent", "From", "Reply-To", "Subject", "MIME-Version", "Content-Type"]
OPTIONAL = {"Keywords", "List-Unsubscribe-Post", "List-Id"}


@check(with_field("X-Unsent", "1"), with_field("Subject", "again"), with_field("Bcc", "a@example.org"), without_field("From"))
def fields_are_those_of_its_kind_and_once(message):
    names = [name for name, _ in message.fields]
    wanted = [name for name in (DRAFT if message.is_draft else SENT) if name in names or name not in OPTIONAL]
    if names != wanted:
        yield f"{names} instead of {wanted}"
    if not message.is_draft and (message.field("Keywords") == "unapproved") != ("has not been approved for publication" in message.html):
        yield "the field that keeps unapproved messages from being sent is not where its words are"


@check(lambda message: message.but(tree="multipart/alternative(text/html text/plain)"))
def parts_stand_in_order(message):
    count = len(message.images)
    html = f"multipart/related(text/html{' image/png' * count})" if count else "text/html"
    if message.tree != f"multipart/alternative(text/plain {html})":
        yield message.tree


@check(subject("GOSPORT, JULY 2025"), subject("Not in Our Town: Gosport"), subject("Not in Our Town: July 2025"), subject("Gosport\u00a0, July 2025"))
def the_subject_has_month_and_area(message):
    words = message.field("Subject") or ""
    place = message.html.partition("</strong>, ")[2].partition("</td>")[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    if not re.search(r"(January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d", words):
        yield f"no month: {words}"
    if place not in words:
        yield f"no area: {words}"
    if words.isupper() or "\u00a0" in words:
        yield f"capitals or no-break spaces: {words}"


@check(in_text("Read this", "nosy@example.net Read this"), in_html("<h1", "<!-- nosy@example.net --><h1"))
def no_address_but_the_campaigns(message):
    address = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
    known = set(address.findall(message.settings)) | {f"{cid}" for cid in message.images}
    known.add((message.field("Message-ID") or "").strip("<>"))
    # Content ids stand folded in the bytes; what is not whole there stands whole in the HTML.
    for found in set(address.findall(everything(message))) - known:
        if not re.fullmatch(r"[0-9a-f]*", found.partition("@")[0]):
            yield found


# --- pictures ---

def drop_picture(message):
    return message.but(images=dict(list(message.images.items())[1:])) if message.images else message.but(images={"x": b""})


def swell_picture(message):
    return message.but(images={cid: png + b"\0" * 50000 for cid, png in message.images.items()})


@check(drop_picture, in_html('src="cid:', 'src="cid:x'), in_body('<img src="cid:none@example.org" alt="a" width="1" style=""/>'))
def each_picture_is_shown_once(message):
    shown = [image.attributes.get("src", "") for image in message.elements.all("img")]
    if sorted(shown) != sorted(f"cid:{cid}" for cid in message.images):
        yield f"{shown}"


@check(swell_picture)
def pictures_are_small_opaque_and_sharp(message):
    widths = {image.attributes.get("src"): int(image.attributes.get("width", "0")) for image in message.elements.all("img")}
    for cid, png in message.images.items():
        if len(png) >= 50000:
            yield f"{len(png)} bytes"
        width, _, depth, kind = struct.unpack(">IIBB", png[16:26])
        if b"tRNS" in png or kind in (4, 6) or depth > 8:
            yield "not opaque"
        if width < widths.get(f"cid:{cid}", 0):
            yield f"{width} pixels wide"


@check(in_html('(<img[^>]*) alt="[^"]*"', r"\1"), in_html('(<img[^>]*) alt="[^"]*"', r'\1 alt="chart"'), in_html('(<img[^>]*) width="[^"]*"', r"\1"))
def pictures_have_words_and_width(message):
    for image in message.elements.all("img"):
        if len(image.attributes.get("alt", "")) < 20:
            yield "no words for a picture"
        if not image.attributes.get("width", "").isdigit():
            yield "a picture without width"


# --- structure ---

@check(lambda message: message.but(html=message.html.replace("</h1>", f"</h1><p style=''>{'x' * 80000}</p>")),
       lambda message: message.but(raw=message.raw.replace(b"=3D", b"=3D=3D")) if len(message.raw) > 10**6 else message.but(html="x" * 80001))
def the_html_is_small(message):
    for size in (len(message.html.encode()), len(encoded_html(message))):
        if size > 80000:
            yield f"{size} bytes"


@check(in_html("<h1", "<h2 style=''>a</h2><h1"), in_html("</h1>", "</h1><h3 style=''>a</h3>"), in_html("</h2>", "</h2><h1>a</h1>"))
def headings_are_in_order(message):
    levels = [int(element.name[1]) for element in message.elements.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        yield f"{levels}"


@check(in_html(' role="presentation"', ""), in_html("<caption.*?</caption>", ""), in_html('<th([^>]*) scope="row"', r"<th\1"), in_html("</h1>", "</h1><h2></h2>"))
def tables_say_what_they_are(message):
    for table in message.elements.all("table"):
        if table.attributes.get("role") == "presentation":
            if next((e for e in table.children if isinstance(e, markup.Element) and e.name == "caption"), None):
                yield "a caption on a table of layout"
            continue
        own = [e for e in table.all("caption", "th") if next(a for a in e.above() if a.name == "table") is table]
        if not any(e.name == "caption" and e.text().strip() for e in own):
            yield "a table without caption"
        if any(e.name == "th" and e.attributes.get("scope") not in ("row", "col") for e in own):
            yield "a th without scope"
    if any(not e.text().strip() for e in message.elements.all("h1", "h2", "h3", "caption")):
        yield "an empty heading"


@check(in_html('<html lang="[^"]*"', "<html"), in_html('role="article" aria-roledescription="email" lang="[^"]*"', "role='article'"), in_html("<title>[^<]*</title>", ""))
def language_and_title_are_told(message):
    html, body = next(message.elements.all("html")), next(message.elements.all("body"))
    first = next(body.all())
    if not html.attributes.get("lang") or first.attributes.get("lang") != html.attributes.get("lang"):
        yield "no language"
    if next(message.elements.all("title"), message.elements).text() != message.field("Subject"):
        yield "the title is not the subject"


# --- constructs that mail programs drop or mistake ---

ELEMENTS = set("html head meta title style body div table tr td th caption h1 h2 h3 p a img ul li strong br span".split())
ATTRIBUTES = {
    "": "class style lang role dir aria-hidden aria-roledescription".split(),
    "meta": "charset name content".split(), "a": ["href"], "body": ["bgcolor"], "img": "src alt width height border".split(),
    "table": "width cellpadding cellspacing border bgcolor".split(), "caption": ["align"],
    "td": "width align valign bgcolor colspan".split(), "th": "width align valign bgcolor colspan scope".split(),
}
PROPERTIES = set("""background-color border-bottom border-collapse border-left border-right color color-scheme display font-family
    font-size font-weight height line-height margin max-height max-width mso-hide overflow padding text-align width
    border-left-color border-right-color padding-left padding-right""".split())
WORD = r"(?:[\d.]+(?:px|%)?|#[0-9a-f]{6}|[a-z-]+|Arial,Helvetica,sans-serif)"
VALUE = re.compile(rf"{WORD}(?: {WORD})*")


@check(*[in_body(html) for html in (
    "<script></script>", "<svg></svg>", '<link rel="a" href="b">', "<form></form>", "<meter>1</meter>", "<picture></picture>",
    '<img src="data:image/png;base64,x" alt="a" width="1"/>', '<img src="https://example.org/a.png" alt="a" width="1"/>',
    '<img src="a.svg" alt="a" width="1"/>', '<a href="javascript:x">a</a>', '<p onclick="x">a</p>', '<p id="a">a</p>', "<b>unclosed")])
def no_element_that_mail_programs_drop(message):
    top, faults = markup.read(message.html)
    yield from faults
    for element in top.all():
        if element.name not in ELEMENTS:
            yield f"<{element.name}>"
        for name in element.attributes:
            if name not in ATTRIBUTES[""] and name not in ATTRIBUTES.get(element.name, []):
                yield f"{name} on <{element.name}>"
        if not re.match(r"cid:|https?://|mailto:|tel:|$", element.attributes.get("src") or element.attributes.get("href") or ""):
            yield f"an address {element.attributes}"
        if element.name == "img" and not element.attributes.get("src", "").startswith("cid:"):
            yield f"a picture from elsewhere: {element.attributes.get('src')}"


@check(*[in_style(style) for style in (
    "margin:0 0 -4px 0", "font-size:1rem", "color:var(--x)", "display:flex", "display:grid", "position:absolute",
    "color:rgb(0 0 0 / 50%)", "background:#ffffff", "background-image:url(a.png)", "width:calc(1px + 1px)", "float:left",
    "font-size:1.2em", "color:#abc", "color:red !important")])
def no_style_that_mail_programs_drop(message):
    for element in message.elements.all():
        for name, value in element.style.items():
            is_named = "color" in name and not value.startswith("#")
            if name not in PROPERTIES or not VALUE.fullmatch(value) or value in ("flex", "grid") or is_named:
                yield f"{name}: {value}"


@check(in_html('(<p[^>]*) style="[^"]*"', r"\1"), in_html('(<td[^>]*) style="[^"]*"', r"\1"), in_html('(<li[^>]*) style="[^"]*"', r"\1"))
def every_style_stands_where_it_is_needed(message):
    for element in message.elements.all("td", "th", "p", "h1", "h2", "h3", "li", "img"):
        if not element.attributes.get("style"):
            yield f"<{element.name}> without style: {element.text()[:40]}"


@check(in_html("<style>", "<style>\n.a { color: #000000; }"), in_html("<style>", "<style>\n@import 'a';"), in_html('class="ink"', 'class="inc"'))
def the_style_block_only_adapts(message):
    rest = re.sub(r"@media \([^)]*\) \{\n(\.[\w-]+ \{[^{}]*\}\n)*\}\n", "", message.sheet)
    rest = re.sub(r":root \{[^{}]*\}\n", "", rest)
    if rest.strip() or len(message.sheet) > 16000:
        yield rest
    known = set(re.findall(r"\.([\w-]+) \{", message.sheet))
    for element in message.elements.all():
        for name in set(element.classes) - known:
            yield f"class {name} is of no use"


# --- colours ---

@check(in_style("color:#cccccc"), in_html('color:#505a5f', "color:#959da1"), in_html(r"\.quiet \{ color: #c3c8cc", ".quiet { color: #666666"),
       in_html(r"\.brand \{ background-color: #0d3050", ".brand { background-color: #d0e0f0"))
def words_stand_out(message):
    for theme in ({}, markup.rules(message.sheet, "prefers-color-scheme: dark")):
        for element in message.elements.all():
            words = "".join(child for child in element.children if isinstance(child, str)).replace("\u00a0", "").strip()
            if not words or element.name in ("title", "style"):
                continue
            if any(ancestor.style.get("display") == "none" for ancestor in element.above()):
                continue
            colour, ground = markup.shown(element, "color", theme), markup.shown(element, "background-color", theme)
            if not colour or not ground:
                yield f"no colour: {words[:40]}"
            elif markup.contrast(colour, ground) < 4.5:
                yield f"{colour} on {ground}: {words[:40]}"


@check(in_html("#1d70b8|#b85c00|$", "#1d4f91"), in_html("2px solid #6f777b", "2px solid #0b0c0c"), in_html('bgcolor="#ffffff"', 'bgcolor="#eeeeee"'))
def bars_stand_out_on_white_and_on_dark(message):
    for element in message.elements.all():
        ground = element.attributes.get("bgcolor")
        if ground and ground != element.style.get("background-color"):
            yield f"{ground} is {element.style.get('background-color')} by its style"
        if element.name == "td" and ground and not element.text().strip("\u00a0\n "):
            if min(markup.contrast(ground, "#ffffff"), markup.contrast(ground, "#1a1a1a")) < 3:
                yield f"a bar of {ground}"
        # Some programs darken the ground and leave lines as they are.
        for name in ("border-left", "border-right"):
            line = element.style.get(name, "").rpartition(" ")[2]
            if line and min(markup.contrast(line, "#ffffff"), markup.contrast(line, "#1a1a1a")) < 3:
                yield f"a line of {line}"


# --- words ---

@check(in_html("What changed, and what the figures can and cannot tell", "Hello"), in_html("display:none;max-height:0", "max-height:0"))
def a_preheader_stands_first(message):
    first = next(element for element in next(message.elements.all("body")).all("div") if element.children and "article" not in str(element.attributes))
    words = re.sub("[\u200c\u00a0]+$", "", first.text())
    if first.style.get("display") != "none" or not 40 <= len(words) <= 110:
        yield f"{len(words)} characters: {words}"


@check(in_html("Read this on the web", "Elsewhere"), in_text("Read this on the web", "Elsewhere"), in_html("<h1", '<table style=""><caption>a</caption></table><h1'))
def what_readers_may_want_to_do_stands_above_the_figures(message):
    html = message.html
    figures = html.find("<caption") if "<caption" in html else len(html)
    for words in ("<h1", "Read this on the web", "To get no more of these messages"):
        if not 0 <= html.find(words) < figures:
            yield f"not above the figures: {words}"
    if "Read this on the web: https://" not in message.text:
        yield "no link in the plain text"


def plain(words):
    return re.sub(r"[ \t\n]+", " ", words).strip()


def readable(element):
    """The words of an element, without those of its head."""
    return plain(" ".join(child.text() for child in element.all("body")))


@check(everywhere("text", "219", "220"), in_html("</h1>", "</h1><p style=''>4711</p>"))
def every_number_is_in_the_plain_text_too(message):
    number = re.compile(r"[−+-]?\d[\d,.]*\d|[−+-]?\d")
    known = set(number.findall(message.text))
    for found in sorted(set(number.findall(readable(message.elements))) - known):
        yield found


def figures_of(page):
    """What the web page says of each figure, by cell."""
    for table in page.all("table"):
        for cell in table.all("th", "td"):
            if "chart" in table.classes and ("meaning" in cell.classes or "value" in cell.classes or cell.attributes.get("scope") == "row"):
                for child in cell.children:
                    words = plain(child.text() if isinstance(child, markup.Element) else child)
                    if words and "heading-text" not in getattr(child, "classes", []):
                        yield words
    for entry in page.all("dd"):
        yield plain(entry.text())
    for entry in page.all("li"):
        if "statements" in entry.parent.classes:
            yield from (plain(child.text()) for child in entry.all("strong"))


@check(everywhere("text", "clear fall", "clear drop"), everywhere("html", "clear fall", "clear drop"), everywhere("text", "67%", "66%"),
       everywhere("html", "1,776", "1,777"), everywhere("text", "\u2212", "-"))
def every_figure_is_told_as_on_the_page(message):
    html, text = readable(message.elements), plain(message.text)
    for words in figures_of(message.page):
        for part, name in ((html, "HTML"), (text, "plain text")):
            if words.removesuffix(".") not in part:
                yield f"not in the {name}: {words}"
    if not list(figures_of(message.page)):
        yield "the page has no figures"


@check(in_text("\n\n", " \n\n"), in_text("\n\n", "\n\n\n\n"), in_text("\n\n\n==", "\n=="), in_text("Read", "{{ Read"))
def the_plain_text_can_be_read(message):
    lines = message.text.split("\n")
    for i, line in enumerate(lines):
        if line != line.rstrip(" \t"):
            yield f"blanks at the end: {line}"
        if line.startswith("== ") and (lines[i - 1] or lines[i + 1]):
            yield f"no empty line around: {line}"
    if "\n\n\n\n" in message.text or message.text.startswith("\n"):
        yield "too many empty lines"
    if re.search(r"\{\{ Read|</|\bgroup>", message.text.replace("</b>", "").replace("</script>", "")):
        yield "markup"


@check(lambda message: message.but(beside=message.beside.replace("<h1", "<h2")))
def the_file_beside_is_the_same(message):
    inside = re.sub('src="cid:[^"]*"', "src", message.html)
    if inside != re.sub('src="[a-z0-9-]*\\.png"', "src", message.beside):
        yield "campaign.html is another message"
