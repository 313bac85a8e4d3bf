"""Parses every page of a folder as browsers do, and tells of each error that they would mend in silence.

    parse.py FOLDER
"""
import pathlib
import sys

import html5lib

# Where the standard lets no other element stand: a parser accepts it, a reader of the page may not.
PHRASING = {"p", "h1", "h2", "h3", "span", "a", "code", "strong", "summary", "pre", "dt"}
BLOCKS = {"p", "ul", "ol", "dl", "div", "table", "pre", "h1", "h2", "h3", "details", "section"}

count = 0
faults = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(path.read_bytes())
    faults += [f"{path.name}:{place[0]}: {code} {data}" for place, code, data in parser.errors]
    for element in tree.iter():
        if element.tag not in PHRASING:
            continue
        for inner in element.iter():
            if inner is not element and inner.tag in BLOCKS:
                faults.append(f"{path.name}: <{inner.tag}> within <{element.tag}>")
    for element in tree.iter("dl"):
        for child in element:
            if child.tag not in ("div", "dt", "dd"):
                faults.append(f"{path.name}: <{child.tag}> within <dl>")
    for element in list(tree.iter("ul")) + list(tree.iter("ol")):
        if any(child.tag != "li" for child in element):
            faults.append(f"{path.name}: something else than <li> within a list")
    count += 1
print("\n".join(faults) if faults else f"{count} pages are valid")
sys.exit(1 if faults or count == 0 else 0)
