"""Both journeys in a real browser, against a real server.

    journeys.py --binary PATH --assets DIR [--screenshots DIR] [--only WORD]
"""

import argparse
import os
import sys
import tempfile
import time
import traceback

import candidate
import prepare
from browser import Browser
from cases import CASES
from samples import Samples
from server import Server


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=".build/debug/passemarche")
    parser.add_argument("--assets", default=".build/assets")
    parser.add_argument("--screenshots", help="a folder for a picture of every state of every page, wide and narrow")
    parser.add_argument("--only", default="", help="run the cases whose name holds this")
    options = parser.parse_args()
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="passemarche-samples-") as folder:
        samples = Samples(folder)
        browser = Browser(options.screenshots)
        try:
            for name, case in CASES:
                if options.only not in name:
                    continue
                start = time.monotonic()
                problem = run(case, browser, samples, options)
                took = f"({time.monotonic() - start:.0f} s)"
                if problem is None:
                    passed += 1
                    print(f"ok    {name} {took}", flush=True)
                else:
                    failed += 1
                    print(f"FAIL  {name} {took}\n{problem}", flush=True)
        finally:
            browser.close()
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


def run(case, browser, samples, options):
    """What is wrong, or nil."""
    problems = []
    server = Server(options.binary, os.path.abspath(options.assets))
    try:
        browser.begin()
        case(Context(server, browser, samples))
    except Exception:
        problems.append(traceback.format_exc(limit=-6))
        problems.append(f"at {browser.url}")
        if options.screenshots:
            browser.driver.save_screenshot(os.path.join(options.screenshots, f"failed-{case.__name__}.png"))
    finally:
        problems += browser.faults
        problems += ["log: " + line for line in server.faults()]
        server.close()
    return "\n".join("      " + line for problem in problems for line in problem.splitlines()) or None


class Context:
    """What a case has at hand."""

    def __init__(self, server, browser, samples):
        self.server, self.browser, self.samples = server, browser, samples

    def open_market(self, types=("services",), **more):
        return prepare.configured_market(self.server, types, **more)

    def open_application(self, types=("services",), siret="73282932000074", email="candidat@exemple.fr", **more):
        market = self.open_market(types, **more)
        application = self.server.create_application(market["identifier"], siret)
        link = candidate.log_in(self.browser, application, email)
        return market, application, link


if __name__ == "__main__":
    sys.exit(main())
