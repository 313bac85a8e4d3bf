extension PythonClientSupport {
  /// The program that plays the test vectors.
  static let vectors = #"""
"""Plays the test vectors that all clients share: `run.py VECTORS_FILE BASE_URL`, with the credentials in `PM_CLIENT_ID`
and `PM_CLIENT_SECRET`. Prints a line for each vector; exits with 1 where one failed.
"""

from __future__ import annotations

import concurrent.futures
import hashlib
import json
import os
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import operations  # noqa: E402

import passemarche  # noqa: E402
from passemarche import _wire  # noqa: E402


class Failed(Exception):
    """What did not come out as the vector says."""


class Sandbox:
    """The sandbox, asked by plain HTTP: what the client under test does not do."""

    def __init__(self, base: str, client_id: str, client_secret: str) -> None:
        self._base = base.rstrip("/")
        form = {
            "grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret,
            # Another set of scopes than the client's own, whose token would end this one.
            "scope": "api_access api_read",
        }
        request = urllib.request.Request(self._base + "/oauth/token", urllib.parse.urlencode(form).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            self._token = json.load(answer)["access_token"]

    def call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        if method == "POST" and data is None:
            data = b""
        request = urllib.request.Request(self._base + path, data, method=method)
        request.add_header("Authorization", "Bearer " + self._token)
        # `urllib` would call it a form.
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise Failed(f"{method} {path}: {error.code} {error.read(500)!r}") from None
        return json.loads(text) if text else None


class WatchedTransport:
    """Tells whether a part of a file was asked for."""

    def __init__(self) -> None:
        self._transport = passemarche.HTTPTransport()
        self.ranges = 0

    def send(self, request: passemarche.Request) -> passemarche.Response:
        if any(name.lower() == "range" for name in request.headers):
            self.ranges += 1
        return self._transport.send(request)


class Player:
    """Plays one vector."""

    def __init__(self, vector: dict[str, Any], base: str, sandbox: Sandbox, folder: Path) -> None:
        options = vector.get("options", {})
        self._steps: list[dict[str, Any]] = vector["steps"]
        self._sandbox = sandbox
        self._folder = folder
        self._saved: dict[str, Any] = {}
        self._transport = WatchedTransport()
        retries = passemarche.RetryPolicy(
            attempts=options.get("attempts", 3), longest_pause=options.get("longest_pause", 20))
        self._client = passemarche.PasseMarcheClient(
            base, os.environ["PM_CLIENT_ID"], options.get("client_secret", os.environ["PM_CLIENT_SECRET"]),
            scope=options.get("scope"), timeout=options.get("timeout"), retries=retries, transport=self._transport)

    def play(self) -> None:
        self._sandbox.call("DELETE", "/sandbox/scenarios")
        for number, written in enumerate(self._steps):
            step = self._filled(written)
            try:
                self._step(step)
            except Failed as failed:
                raise Failed(f"step {number + 1}: {failed}") from None

    def _filled(self, value: Any) -> Any:
        """With the names that were saved in place of `$name`."""
        if isinstance(value, dict):
            return {name: self._filled(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._filled(item) for item in value]
        if isinstance(value, str) and "$" in value:
            for name, saved in self._saved.items():
                value = value.replace("$" + name, str(saved))
        return value

    def _step(self, step: dict[str, Any]) -> None:
        if "scenario" in step:
            self._sandbox.call("POST", "/sandbox/scenarios", step["scenario"])
        elif "sandbox" in step:
            self._save(step, self._sandbox.call("POST", step["sandbox"], step.get("body")))
        elif "used" in step:
            scenarios = self._sandbox.call("GET", "/sandbox/scenarios")["scenarios"]
            same("used", step["used"], sum(scenario["used"] for scenario in scenarios))
        elif "call" in step:
            self._call(step)
        elif "collect" in step:
            self._collect(step)
        elif "download" in step:
            self._download(step)
        elif "quota" in step:
            state = self._client.quota(operations.QUOTAS[step["quota"]])
            same("limit", step["expect"]["limit"], state.limit if state else None)
        elif "webhook" in step:
            webhook(step["webhook"], step["expect"])
        else:
            raise Failed(f"unknown step {sorted(step)}")

    def _save(self, step: dict[str, Any], result: Any) -> None:
        for name, pointer in step.get("save", {}).items():
            value = result
            for part in pointer.split("/")[1:]:
                value = value[int(part) if isinstance(value, list) else part]
            self._saved[name] = value

    def _call(self, step: dict[str, Any]) -> None:
        method = operations.CALLS[step["call"]]

        def once() -> Any:
            return outcome(lambda: method(self._client, step["arguments"]), step["expect"])

        count = step.get("parallel", 1)
        with concurrent.futures.ThreadPoolExecutor(count) as threads:
            results = [future.result() for future in [threads.submit(once) for _ in range(count)]]
        self._save(step, results[0])

    def _collect(self, step: dict[str, Any]) -> None:
        items = [_wire.plain(item) for item in operations.LISTS[step["collect"]](self._client, step["arguments"])]
        if len(items) < step["expect"]["count_at_least"]:
            raise Failed(f"{len(items)} items")
        if len({item["identifier"] for item in items}) != len(items):
            raise Failed("an item came twice")
        for item in items:
            for name in step["expect"]["each_has"]:
                if item.get(name) is None:
                    raise Failed(f"an item has no {name}")

    def _download(self, step: dict[str, Any]) -> None:
        method = operations.DOWNLOADS[step["download"]]
        file = self._folder / f"file-{len(os.listdir(self._folder))}"
        before = self._transport.ranges
        expect = step["expect"]
        downloads: list[passemarche.Download] = []

        def run() -> None:
            downloads.append(method(self._client, step["arguments"], file))

        outcome(run, expect)
        if not downloads:
            if file.exists():
                raise Failed("a file is there all the same")
            return
        download = downloads[0]
        content = file.read_bytes()
        same("size", len(content), download.size)
        same("sha256", hashlib.sha256(content).hexdigest(), download.sha256)
        if not content:
            raise Failed("the file is empty")
        for name in ("size", "sha256"):
            if name in expect:
                same(name, expect[name], getattr(download, name))
        if "same_as" in expect:
            same("sha256", self._saved[expect["same_as"]], download.sha256)
        if step.get("resumes") and self._transport.ranges == before:
            raise Failed("it began anew instead of going on")
        for name, member in step.get("save", {}).items():
            self._saved[name] = getattr(download, member)


def outcome(run: Callable[[], object], expect: dict[str, Any]) -> Any:
    """What the call gives, held to what it shall give."""
    try:
        result = _wire.plain(run())
    except passemarche.PasseMarcheError as error:
        if "error" not in expect:
            raise Failed(f"{type(error).__name__}: {error}") from error
        failed(expect["error"], error)
        return None
    if "error" in expect:
        raise Failed(f"no error: {str(result)[:200]}")
    if "result" in expect:
        subset("result", expect["result"], result)
    return result


KINDS: dict[type[passemarche.PasseMarcheError], str] = {
    passemarche.TransportError: "transport", passemarche.CallTimeoutError: "timeout", passemarche.TokenError: "token",
    passemarche.UndeclaredStatusError: "undeclared", passemarche.UnreadableAnswerError: "unreadable",
    passemarche.AnswerTooLargeError: "too_large",
}


def failed(expected: dict[str, Any], error: passemarche.PasseMarcheError) -> None:
    is_refusal = isinstance(error, passemarche.Refusal)
    same("kind", expected["kind"], "declared" if is_refusal else KINDS.get(type(error), type(error).__name__))
    if "status" in expected:
        same("status", expected["status"], error.status)
    if "sentences" in expected:
        same("sentences", expected["sentences"], error.sentences)
    if "retry_after" in expected:
        same("retry_after", expected["retry_after"], getattr(error, "retry_after", None))


def webhook(given: dict[str, Any], expect: dict[str, Any]) -> None:
    receiver = passemarche.WebhookReceiver(given["secrets"])
    try:
        delivery = receiver.receive(given["headers"], given["body"].encode(), now=given["now"])
    except passemarche.WebhookRefused as refused:
        same("refused", expect.get("refused"), refused.reason.value)
        same("status", expect["status"], refused.status)
        return
    if "refused" in expect:
        raise Failed("it is believed")
    event = delivery.event
    if isinstance(event, passemarche.UnrecognizedEvent):
        same("event", expect["event"], event.name)
        return
    body = event.to_json()
    same("event", expect["event"], body["event"])
    if "market" in expect:
        market = body["market"]["identifier"] if "market" in body else body["market_identifier"]
        same("market", expect["market"], market)
    subset("body", expect.get("body", {}), body)


def same(what: str, expected: object, actual: object) -> None:
    if expected != actual:
        raise Failed(f"{what} is {actual!r}, not {expected!r}")


def subset(where: str, expected: Any, actual: Any) -> None:
    """Objects may have more members; a member that is expected to be null may be absent."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name, item in expected.items():
            subset(f"{where}.{name}", item, actual.get(name))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, item in enumerate(expected):
            subset(f"{where}[{index}]", item, actual[index])
    else:
        same(where, expected, actual)


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)["vectors"]
    base = sys.argv[2]
    sandbox = Sandbox(base, os.environ["PM_CLIENT_ID"], os.environ["PM_CLIENT_SECRET"])
    is_failed = False
    for vector in vectors:
        with tempfile.TemporaryDirectory() as folder:
            try:
                Player(vector, base, sandbox, Path(folder)).play()
                print("ok", vector["name"], flush=True)
            except Exception as error:
                is_failed = True
                reason = str(error) if isinstance(error, Failed) else f"{type(error).__name__}: {error}"
                print(f"not ok {vector['name']}: {reason}", flush=True)
    return 1 if is_failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""#
}
