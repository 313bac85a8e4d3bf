"""Reads each format of a report as a program does that knows nothing of us, and tells what it has found as JSON.

usage: formats.py FOLDER   (with report.json, report.xml, report.sarif, report.html)
"""
import html.parser, json, re, sys, xml.etree.ElementTree as tree

folder = sys.argv[1]


def text(name):
    return open(f"{folder}/{name}", encoding="utf-8").read()


report = json.loads(text("report.json"))

suite = tree.fromstring(text("report.xml"))
assert suite.tag == "testsuite", suite.tag
cases = suite.findall("testcase")
assert len(cases) == int(suite.get("tests")), "tests"
assert len(suite.findall("testcase/failure")) == int(suite.get("failures")), "failures"
assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped")), "skipped"
assert all(case.get("name") and case.get("classname") and float(case.get("time")) >= 0 for case in cases)

# What SARIF 2.1.0 requires of each object that is there.
sarif = json.loads(text("report.sarif"))
assert sarif["version"] == "2.1.0" and sarif["$schema"].endswith("sarif-2.1.0.json")
(run,) = sarif["runs"]
rules = run["tool"]["driver"]["rules"]
assert run["tool"]["driver"]["name"] and all(rule["id"] for rule in rules)
assert len({rule["id"] for rule in rules}) == len(rules), "rules stand twice"
assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
assert all("executionSuccessful" in invocation for invocation in run["invocations"])
for result in run["results"]:
    assert result["message"]["text"]
    assert result["level"] in ("none", "note", "warning", "error")
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for location in result.get("locations", []):
        place = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", place["artifactLocation"]["uri"])
        assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1


class Page(html.parser.HTMLParser):
    void = {"meta", "wbr", "br", "link", "img", "input", "hr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.levels, self.tables, self.words, self.lang = [], [], [], 0, [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert tag not in ("script", "img", "link", "iframe", "object", "embed", "form"), tag
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes), attributes
        if "href" in attributes:
            assert attributes["href"].startswith("#"), attributes["href"]
        if tag == "html":
            self.lang = attributes.get("lang")
        if "id" in attributes:
            assert attributes["id"] not in self.ids, attributes["id"]
            self.ids.append(attributes["id"])
        if re.fullmatch("h[1-6]", tag):
            level = int(tag[1])
            assert level <= (self.levels[-1] if self.levels else 0) + 1, "a level of headings is left out"
            self.levels.append(level)
        if tag == "th":
            assert attributes.get("scope") in ("row", "col"), "a heading cell without scope"
        if tag == "table":
            self.tables += 1
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> ends {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data):
        if "style" in self.open:
            assert "url(" not in data and "@import" not in data
        else:
            self.words.append(data)


page = Page()
page.feed(text("report.html"))
page.close()
assert not page.open and page.lang == "en" and page.levels.count(1) == 1 and "content" in page.ids

print(json.dumps({
    "passed": report["passed"], "failed": report["failed"], "skipped": report["skipped"],
    "junit": [len(cases), int(suite.get("failures")), int(suite.get("skipped"))],
    "sarif": len(run["results"]), "findings": sum(len(case.get("findings", [])) for case in report["cases"]),
    "html": "".join(page.words), "tables": page.tables,
}))
