# Written by `spec`. Changes are lost.

"""Downloads to a file."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ._engine import NETWORK_ERRORS, Attempts, Call, Engine, Refusals
from ._http import Headers, Response
from .errors import AnswerTooLargeError, CallError, CallTimeoutError, FileError, TransportError

T = TypeVar("T")

# Told while a download goes on: bytes that are there, and all there will be where that is known.
DownloadProgress = Callable[[int, int | None], None]

FilePath = str | os.PathLike[str]


@dataclass(frozen=True)
class Download:
    """A file that was downloaded."""

    file: Path
    # In bytes.
    size: int
    # Hexadecimal.
    sha256: str
    content_type: str | None
    # The name that the service gives the file, without any folder.
    name: str | None


def download(
    engine: Engine, call: Call, file: FilePath, *, is_resumable: bool, progress: DownloadProgress | None,
    refusals: Refusals,
) -> Download:
    """Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
    behind it.

    :param is_resumable: whether the service sends parts of a file (RFC 9110 section 14). Then a broken download goes on
        where it stopped, even in another process, as long as the service has the same file.
    """
    attempts = Attempts(engine, call)
    part = _PartialFile(Path(file), is_resumable)
    silence = engine.timeout or call.timeout
    is_done = False
    try:
        while True:
            token = attempts.token()
            before = part.size
            try:
                response = engine.start(call, token, silence=silence, timeout=None, headers=part.headers)
                try:
                    if part.accepts(response):
                        _receive(response, part, call.limit, silence, progress)
                        finished = part.finish(response.headers)
                        is_done = True
                        return finished
                    answer = engine.gathered(response, 1 << 20, silence)
                finally:
                    response.close()
            except FileError:
                raise
            except CallError as error:
                attempts.go_on(error, made_progress=is_resumable and part.size > before)
                if not is_resumable:
                    part.restart()
                continue
            if answer.status == 416 and before > 0:
                # What is there is no beginning of what the service has now.
                part.restart()
            elif attempts.is_over(answer):
                engine.refuse(answer, refusals)
    finally:
        if not is_done:
            part.abandon()


def _receive(
    response: Response, part: _PartialFile, limit: int, silence: float, progress: DownloadProgress | None
) -> None:
    try:
        for piece in response.body:
            if part.size + len(piece) > limit:
                raise AnswerTooLargeError(limit)
            part.append(piece)
            if progress is not None:
                progress(part.size, part.total)
    except FileError:
        raise
    except TimeoutError as error:
        raise CallTimeoutError(silence) from error
    except NETWORK_ERRORS as error:
        raise TransportError(error) from error
    if part.total is not None and part.size != part.total:
        raise TransportError(EOFError(f"{part.size} of {part.total} bytes"))


class _PartialFile:
    """The part of a download that is there."""

    def __init__(self, file: Path, is_resumable: bool) -> None:
        self._file = file
        self._part = file.with_name(file.name + ".part")
        # Holds the entity tag of what the part is a part of.
        self._tag_file = file.with_name(file.name + ".part-tag")
        self._is_resumable = is_resumable
        self._tag: str | None = None
        self._hash = hashlib.sha256()
        self.size = 0
        # The size of the whole; None where it is not known.
        self.total: int | None = None

        def opened() -> None:
            if is_resumable and self._part.exists():
                try:
                    self._tag = self._tag_file.read_text("ascii")
                except (FileNotFoundError, ValueError):
                    pass
            self._handle = open(self._part, "r+b" if self._tag is not None else "w+b")
            while piece := self._handle.read(1 << 20):
                self._hash.update(piece)
                self.size += len(piece)

        self._written(opened)

    def _written(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except OSError as error:
            raise FileError(self._file, error) from error

    @property
    def headers(self) -> dict[str, str]:
        """Asks for what is missing, if the file is still the same."""
        if self.size == 0 or self._tag is None:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": self._tag}

    def accepts(self, response: Response) -> bool:
        """Whether the answer brings the file, or the rest of it."""
        if response.status == 200:
            if self.size > 0:
                self.restart()
            length = response.headers.get("Content-Length", "")
            self.total = int(length) if length.isascii() and length.isdigit() else None
            self._keep(response.headers.get("ETag"))
            return True
        if response.status == 206 and self.size > 0:
            given = response.headers.get("Content-Range", "")
            match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", given, re.ASCII)
            if match is None or int(match[1]) != self.size:
                return False
            self.total = None if match[2] == "*" else int(match[2])
            return True
        return False

    def _keep(self, tag: str | None) -> None:
        # Only a strong tag stands for the same bytes.
        if not self._is_resumable or tag is None or not tag.startswith('"') or not tag.isascii():
            return
        self._tag = tag
        self._written(lambda: self._tag_file.write_text(tag, "ascii"))

    def append(self, piece: bytes) -> None:
        self._written(lambda: self._handle.write(piece))
        self._hash.update(piece)
        self.size += len(piece)

    def restart(self) -> None:
        def emptied() -> None:
            self._handle.seek(0)
            self._handle.truncate()
            self._tag_file.unlink(missing_ok=True)

        self._written(emptied)
        self._hash = hashlib.sha256()
        self._tag = None
        self.size = 0
        self.total = None

    def finish(self, headers: Headers) -> Download:
        def named() -> None:
            self._handle.flush()
            os.fsync(self._handle.fileno())
            self._handle.close()
            # Whoever looks for the file finds the whole of it, or the one of before.
            os.replace(self._part, self._file)
            self._tag_file.unlink(missing_ok=True)

        self._written(named)
        return Download(
            self._file, self.size, self._hash.hexdigest(), headers.get("Content-Type"),
            _name(headers.get("Content-Disposition")))

    def abandon(self) -> None:
        """Leaves what can be gone on with, and removes what cannot."""
        try:
            self._handle.close()
            if self._tag is None or self.size == 0:
                self._part.unlink(missing_ok=True)
                self._tag_file.unlink(missing_ok=True)
        except OSError:
            # The error that led here matters more.
            pass


def _name(disposition: str | None) -> str | None:
    """The `filename` of a disposition (RFC 6266), without what could lead elsewhere."""
    match = re.search(r'filename="([^"]*)"', disposition or "")
    name = match[1].split("/")[-1] if match else ""
    return None if not name or name.startswith(".") or "\\" in name else name
