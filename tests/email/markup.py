"""The HTML of a message as a tree, its styles, and the contrast of its colours."""
import html.parser
import re

VOID = {"meta", "br", "img", "input", "link", "hr"}


class Element:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent, self.children = name, dict(attributes), parent, []

    def all(self, *names):
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def text(self):
        return "".join(child.text() if isinstance(child, Element) else child for child in self.children)

    def above(self):
        return [self, *self.parent.above()] if self.parent else [self]

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    @property
    def style(self):
        return declarations(self.attributes.get("style") or "")


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.top = self.here = Element("", {}, None)
        self.faults = []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attributes):
        self.here.children.append(Element(tag, attributes, self.here))

    def handle_endtag(self, tag):
        if self.here.name != tag:
            self.faults.append(f"</{tag}> closes <{self.here.name}>")
        elif self.here.parent:
            self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(source):
    reader = Reader()
    reader.feed(source)
    reader.close()
    if reader.here is not reader.top:
        reader.faults.append(f"<{reader.here.name}> is not closed")
    return reader.top, reader.faults


def declarations(style):
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def rules(sheet, condition):
    """The declarations of each class in the block @media (condition)."""
    found = {}
    for media, body in re.findall(r"@media \(([^)]*)\) \{\n(.*?)\n\}", sheet, re.S):
        if media == condition:
            for name, style in re.findall(r"\.([\w-]+) \{([^}]*)\}", body):
                found[name] = {key: value.replace(" !important", "") for key, value in declarations(style).items()}
    return found


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2, 1.4.3."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shown(element, name, classes):
    """The colour that an element has: its classes' where the theme has one, else its own, else its parent's."""
    for ancestor in element.above():
        for key in ancestor.classes:
            if name in classes.get(key, {}):
                return classes[key][name]
        if name in ancestor.style:
            return ancestor.style[name]
    return None
