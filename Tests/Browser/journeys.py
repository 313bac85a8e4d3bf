"""Both journeys in a real browser, against a real server.

    journeys.py --binary PATH --assets DIR [--screenshots DIR] [--only WORD] [--jobs N]
"""

import argparse
import concurrent.futures
import os
import sys
import tempfile
import threading
import time
import traceback

import candidate
import prepare
from browser import Browser, Visited
from cases import CASES
from fake_editor import FakeEditor
from samples import Samples
from server import Server


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=".build/debug/passemarche")
    parser.add_argument("--assets", default=".build/assets")
    parser.add_argument("--screenshots", help="a folder for a picture of every state of every page, wide and narrow")
    parser.add_argument("--only", default="", help="run the cases whose name holds this")
    parser.add_argument("--jobs", type=int, default=2, help="how many browsers work at once (2)")
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"{options.binary} is not there: build it first, or name another with --binary")
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    queue = [(name, case) for name, case in CASES if options.only in name]
    results = []
    with tempfile.TemporaryDirectory(prefix="passemarche-samples-") as folder:
        samples, visited, lock = Samples(folder), Visited(), threading.Lock()

        def work():
            browser = Browser(visited, options.screenshots)
            try:
                while True:
                    with lock:
                        if not queue:
                            return
                        name, case = queue.pop(0)
                    start = time.monotonic()
                    problem = run(case, name, browser, samples, options)
                    took = f"({time.monotonic() - start:.0f} s)"
                    with lock:
                        results.append(problem is None)
                        told = f"ok    {name} {took}" if problem is None else f"FAIL  {name} {took}\n{problem}"
                        print(told, flush=True)
            finally:
                browser.close()

        total = len(queue)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for worker in [pool.submit(work) for _ in range(min(options.jobs, total))]:
                worker.result()
    passed = sum(results)
    print(f"{passed} passed, {total - passed} failed")
    return 0 if passed == total and total > 0 else 1


def run(case, name, browser, samples, options):
    """What is wrong, or nil."""
    problems = []
    context = Context(options, browser, samples)
    try:
        browser.begin()
        case(context)
    except Exception:
        problems.append(traceback.format_exc(limit=-6))
        problems.append(f"at {browser.url}")
        if options.screenshots:
            picture = f"failed-{name[:20].replace(' ', '-')}.png"
            browser.driver.save_screenshot(os.path.join(options.screenshots, picture))
    finally:
        problems += browser.faults
        problems += ["log: " + line for line in context.faults()]
        context.close()
    return "\n".join("      " + line for problem in problems for line in problem.splitlines()) or None


class Context:
    """What a case has at hand."""

    def __init__(self, options, browser, samples):
        self.browser, self.samples = browser, samples
        self._options = options
        self._server = self._platform = None

    def start(self, secure=False):
        """The server that the case is about."""
        self._server = Server(self._options.binary, os.path.abspath(self._options.assets), secure)
        return self._server

    @property
    def server(self):
        return self._server or self.start()

    @property
    def platform(self):
        """That of the demonstration editor, beside the server."""
        if self._platform is None:
            self._platform = FakeEditor(self.server)
        return self._platform

    def faults(self):
        faults = self._server.faults(has_receiver=self._platform is not None) if self._server else []
        return faults + (self._platform.faults() if self._platform else [])

    def close(self):
        for one in (self._platform, self._server):
            if one:
                one.close()

    def open_market(self, types=("services",), **more):
        return prepare.configured_market(self.server, types, **more)

    def open_application(self, types=("services",), siret="73282932000074", email="candidat@exemple.fr", **more):
        market = self.open_market(types, **more)
        application = self.server.create_application(market["identifier"], siret)
        link = candidate.log_in(self.browser, application, email)
        return market, application, link


if __name__ == "__main__":
    sys.exit(main())
