"""Reads documents as browsers do (html5lib follows the standard's own algorithm) and tells what became of each text.

Standard input and output are JSON: a list of pages in; for each, what its marked places hold and how many elements
there are.
"""
import json
import sys

import html5lib


def places(page):
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    elements = list(tree.iter())
    found = {element.get("id"): element for element in elements if element.get("id")}
    return {
        "elements": len(elements),
        "text": found["text"].text or "",
        "area": found["area"].text or "",
        "title": next(element for element in elements if element.tag == "title").text or "",
        "option": found["option"].text or "",
        "attribute": found["attribute"].get("title"),
        "value": found["value"].get("value"),
        "link": found["link"].get("href"),
        "names": sorted(name for element in elements for name in element.keys()),
    }


json.dump([places(page) for page in json.load(sys.stdin)], sys.stdout)
