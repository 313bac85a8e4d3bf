"""Runs the code samples of the documentation as a reader would: from the pages of a server, against that server.

    samples.py BASE_URL [--pages FOLDER] LANGUAGE…      such as `samples.py http://127.0.0.1:8080 curl python`

Where a folder is named the pages are read from there, as `spec docs` has written them.

The server is a sandbox; the environment has the editor's PM_CLIENT_ID and PM_CLIENT_SECRET and, for what only the
operator may call, PM_OPERATOR_TOKEN. Of each sample nothing is changed but the address of the service and the two
identifiers of the contract's examples, which stand for a market and an application that are made here.
"""

import argparse
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKET, APPLICATION = "VR-2026-A1B2C3D4E5F6", "FT20260511A1B2C3D4"


class Samples(html.parser.HTMLParser):
    """The samples of a page, by language, and the operations that it leads to."""

    def __init__(self):
        super().__init__()
        self.samples, self.operations = {}, []
        self._language = self._text = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "details":
            self._language = attributes.get("data-sample")
        elif tag == "pre" and self._language:
            self._text = ""
        elif tag == "a":
            found = re.search(r"^/docs/en/operations/(\w+)$", attributes.get("href", ""))
            if found and found[1] not in self.operations:
                self.operations.append(found[1])

    def handle_data(self, data):
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "pre" and self._text is not None:
            # A line feed after `<pre>` is none of its text.
            self.samples[self._language] = self._text.removeprefix("\n")
            self._text = None
        elif tag == "details":
            self._language = None


def fetch(url, body=None, token=None, method=None):
    headers = {"Authorization": "Bearer " + token} if token else {}
    if isinstance(body, dict):
        headers["Content-Type"] = "application/json"
        body = json.dumps(body).encode()
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=150) as answer:
        return answer.read()


def page(base, folder, path):
    found = Samples()
    found.feed((folder / ("en" + (path or "/index") + ".html")).read_text() if folder
               else fetch(base + "/docs/en" + path).decode())
    return found


def prepare(base):
    """A token, a completed market and a submitted application."""
    form = urllib.parse.urlencode({
        "grant_type": "client_credentials", "client_id": os.environ["PM_CLIENT_ID"],
        "client_secret": os.environ["PM_CLIENT_SECRET"], "scope": "api_access api_read"}).encode()
    token = json.loads(fetch(base + "/oauth/token", form))["access_token"]
    market = json.loads(fetch(base + "/api/v1/public_markets", {"public_market": {
        "name": "Exemples", "deadline": "2099-01-01", "siret": "13002526500013", "market_type_codes": ["supplies"]}},
        token))["identifier"]
    fetch(f"{base}/sandbox/public_markets/{market}/complete", b"", token)
    application = json.loads(fetch(
        f"{base}/api/v1/public_markets/{market}/market_applications",
        {"market_application": {"siret": "13002526500013"}}, token))["identifier"]
    fetch(f"{base}/sandbox/market_applications/{application}/submit", b"", token)
    return token, market, application


# Languages: how a file of samples is run.

class Unfit(Exception):
    """Samples that a compiler does not take, or that developers of the language would not."""


def compiled(command, folder=None):
    """What it prints; it has to succeed."""
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ended.returncode:
        raise Unfit(f"{command[0]}:\n{ended.stdout[-4000:]}")
    return ended.stdout


class Interpreted:
    """A language whose programs run from their text."""

    def __init__(self, command, ending, environment=None):
        self._command, self._ending, self._environment = command, ending, environment or {}

    def commands(self, programs, folder):
        """What runs each program, by the operation that it calls."""
        for name, text in programs.items():
            (folder / (name + self._ending)).write_text(text)
        return {name: self._command + [str(folder / (name + self._ending))] for name in programs}

    @property
    def environment(self):
        return self._environment


class PHP(Interpreted):
    """With an autoloader where Composer would put it."""

    def __init__(self):
        super().__init__(["php", "-d", "error_reporting=-1", "-d", "display_errors=stderr"], ".php")

    def commands(self, programs, folder):
        (folder / "vendor").mkdir()
        (folder / "vendor/autoload.php").write_text(f"<?php require '{ROOT}/sdks/php/src/autoload.php';\n")
        return super().commands(programs, folder)


class Go:
    """A module with a program for each sample, which the formatter has nothing to change in."""

    environment = {}
    MODULE = "passemarche.data.gouv.fr/passemarche"

    def commands(self, programs, folder):
        (folder / "go.mod").write_text(
            f"module samples\n\ngo 1.19\n\nrequire {self.MODULE} v0.0.0\n\nreplace {self.MODULE} => {ROOT}/sdks/go\n")
        for name, text in programs.items():
            (folder / name).mkdir()
            (folder / name / "main.go").write_text(text)
        unlike = compiled(["gofmt", "-l", "-s", "."], folder)
        if unlike:
            raise Unfit(f"gofmt would change {unlike}")
        compiled(["go", "build", "-o", "bin/", "./..."], folder)
        return {name: [str(folder / "bin" / name)] for name in programs}


class Java:
    """The client's classes, and beside them a class for each sample."""

    environment = {}

    def commands(self, programs, folder):
        sources = [str(path) for path in (ROOT / "sdks/java/src/main").rglob("*.java")]
        names = {name: re.search(r"public class (\w+)", text)[1] for name, text in programs.items()}
        for name, text in programs.items():
            (folder / (names[name] + ".java")).write_text(text)
            sources.append(str(folder / (names[name] + ".java")))
        compiled(["javac", "-Xlint:all", "-Werror", "-d", str(folder)] + sources)
        start = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", str(folder)]
        return {name: start + [names[name]] for name in programs}


class CSharp:
    """The client as a library, and all samples in one program that is told which to run."""

    environment = {}
    ENTRY = """
        public static class Samples
        {
            public static void Main(string[] names)
            {
                var main = typeof(Samples).Assembly.GetType(names[0]).GetMethod("Main");
                ((System.Threading.Tasks.Task)main.Invoke(null, null)).Wait();
            }
        }
    """

    def commands(self, programs, folder):
        library, program = folder / "PasseMarche.dll", folder / "samples.exe"
        compiler = ["mcs", "-warnaserror", "-r:System.Net.Http.dll"]
        client = [str(path) for path in (ROOT / "sdks/csharp").glob("*.cs")]
        compiled(compiler + ["-t:library", f"-out:{library}"] + client)
        (folder / "Samples.cs").write_text(self.ENTRY)
        for name, text in programs.items():
            (folder / (name + ".cs")).write_text(text)
        samples = [str(path) for path in folder.glob("*.cs")]
        compiled(compiler + [f"-r:{library}", "-main:Samples", f"-out:{program}"] + samples)
        names = {name: re.search(r"public static class (\w+)", text)[1] for name, text in programs.items()}
        return {name: ["mono", str(program), names[name]] for name in programs}


class Swift:
    """A package with a program for each sample beside the generated one."""

    environment = {}

    def commands(self, programs, folder):
        shutil.copytree(ROOT / "sdks/swift", folder / "passemarche-client",
                        ignore=shutil.ignore_patterns("vectors", ".build"))
        targets = ""
        for name, text in programs.items():
            source = folder / "samples/Sources" / name
            source.mkdir(parents=True)
            (source / "main.swift").write_text(text)
            targets += (f'    .executableTarget(name: "{name}", dependencies: ['
                        '.product(name: "PasseMarche", package: "passemarche-client")]),\n')
        (folder / "samples/Package.swift").write_text(
            '// swift-tools-version: 6.0\nimport PackageDescription\n\nlet package = Package(\n  name: "samples",\n'
            '  platforms: [.macOS(.v15)],\n'
            f'  dependencies: [.package(path: "../passemarche-client")],\n  targets: [\n{targets}  ])\n')
        compiled(["swift", "build", "--package-path", str(folder / "samples")])
        return {name: [str(folder / "samples/.build/debug" / name)] for name in programs}


class TypeScript:
    """The package compiled as its page says, and the programs against its declarations."""

    environment = {}
    # What `@types/node` declares, as far as samples use it.
    NODE = """
        declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
        declare module "node:fs/promises" {
          export function writeFile(path: string, data: Uint8Array): Promise<void>;
        }
    """

    def commands(self, programs, folder):
        package = folder / "node_modules/passemarche-client"
        shutil.copytree(ROOT / "sdks/typescript", package, ignore=shutil.ignore_patterns("vectors", "build"))
        compiled(["tsc"], package)
        (folder / "node.d.ts").write_text(self.NODE)
        (folder / "package.json").write_text('{"type": "module"}')
        (folder / "tsconfig.json").write_text(json.dumps({
            "compilerOptions": {"target": "ES2022", "lib": ["ES2022", "DOM"], "types": [], "module": "Node16",
                                "moduleResolution": "Node16", "strict": True}, "include": ["*.ts"]}))
        for name, text in programs.items():
            (folder / (name + ".ts")).write_text(text)
        compiled(["tsc"], folder)
        return {name: ["node", str(folder / (name + ".js"))] for name in programs}


LANGUAGES = {
    "csharp": CSharp(),
    "curl": Interpreted(["bash", "-eu"], ".sh"),
    "go": Go(),
    "java": Java(),
    "php": PHP(),
    "python": Interpreted([sys.executable], ".py", {"PYTHONPATH": str(ROOT / "sdks/python/src")}),
    "ruby": Interpreted(["ruby", "-w"], ".rb", {"RUBYLIB": str(ROOT / "sdks/ruby/lib")}),
    "swift": Swift(),
    "typescript": TypeScript(),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--pages", type=pathlib.Path)
    parser.add_argument("languages", nargs="+", choices=LANGUAGES)
    options = parser.parse_args()
    base, languages = options.base.rstrip("/"), options.languages
    names = page(base, options.pages, "").operations
    pages = {name: page(base, options.pages, "/operations/" + name) for name in names}
    published = re.search(r"https://([a-z.]+)", next(iter(pages.values())).samples["curl"])[1]
    address = re.compile(r"https://([a-z]+\.)?" + re.escape(published))
    failed = 0
    for language in languages:
        token, market, application = prepare(base)
        programs = {}
        for name, found in pages.items():
            if language not in found.samples or (name == "getMetrics" and not os.environ.get("PM_OPERATOR_TOKEN")):
                continue
            text = address.sub(base, found.samples[language])
            programs[name] = text.replace(MARKET, market).replace(APPLICATION, application)
        if not programs:
            sys.exit(f"the documentation has no samples in {language}")
        folder = pathlib.Path(tempfile.mkdtemp(prefix="samples-"))
        try:
            runner = LANGUAGES[language]
            try:
                commands = runner.commands(programs, folder)
            except Unfit as error:
                for name in programs:
                    print(f"not ok {language} {name}")
                print(error)
                failed += len(programs)
                continue
            for name, command in commands.items():
                work = folder / ("work-" + name)
                work.mkdir()
                ended = subprocess.run(
                    command, cwd=work, capture_output=True, text=True, timeout=300,
                    env={**os.environ, **runner.environment, "PM_TOKEN": token})
                if ended.returncode == 0:
                    print(f"ok {language} {name}")
                else:
                    failed += 1
                    print(f"not ok {language} {name}: {ended.returncode}\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
                if name == "createSandboxScenario":
                    fetch(base + "/sandbox/scenarios", token=token, method="DELETE")
                # Each program fetches a token of its own, more often than the quota allows.
                fetch(base + "/sandbox/clock", {"advance_seconds": 600}, token)
        finally:
            shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
