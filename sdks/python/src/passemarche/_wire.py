# Written by `spec`. Changes are lost.

"""How values are written and read."""

from __future__ import annotations

import base64
import datetime
import json
import math
import re
import urllib.parse
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

# Any JSON value, where the contract leaves it open.
JSON = Any

# A point in time as requests may give it: an instant (a `datetime` with a time zone), or a time of the service's wall
# clock (a `datetime` without one, or a `date` for the last second of that day).
Moment = datetime.datetime | datetime.date

T = TypeVar("T")
E = TypeVar("E", bound="OpenEnumeration")


class OpenEnumeration(str):
    """A string with values that the contract names. The service may add others: they are kept as they are."""

    # The values that the contract names.
    KNOWN: ClassVar[tuple[str, ...]] = ()

    __slots__ = ()

    @classmethod
    def from_json(cls: type[E], value: object) -> E:
        return cls(string(value))

    @property
    def is_known(self) -> bool:
        return self in type(self).KNOWN

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str.__repr__(self)})"


@dataclass(frozen=True)
class Unrecognized:
    """A value of a kind that the contract does not name."""

    value: JSON

    def to_json(self) -> JSON:
        return self.value


class Unreadable(ValueError):
    """A value that is not what the contract says; the message names its place."""


def loads(body: bytes) -> object:
    def refuse(word: str) -> None:
        raise Unreadable(f"{word} is no JSON")

    try:
        return json.loads(body.decode("utf-8"), parse_constant=refuse)
    except RecursionError as error:
        raise Unreadable("the JSON is nested too deeply") from error


def dumps(value: object) -> bytes:
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


# Reading.


def members(value: object, owner: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Unreadable(f"{owner} is no object")
    return value


def required(members: Mapping[str, object], name: str, read: Callable[[object], T]) -> T:
    if name not in members:
        raise Unreadable(f"{name} is missing")
    return _at(name, members[name], read)


def optional(members: Mapping[str, object], name: str, read: Callable[[object], T]) -> T | None:
    value = members.get(name)
    return None if value is None else _at(name, value, read)


def _at(name: str, value: object, read: Callable[[object], T]) -> T:
    try:
        return read(value)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from None


def list_of(read: Callable[[object], T]) -> Callable[[object], list[T]]:
    def read_list(value: object) -> list[T]:
        if not isinstance(value, list):
            raise Unreadable("is no array")
        return [_at(f"[{index}]", item, read) for index, item in enumerate(value)]

    return read_list


def map_of(read: Callable[[object], T]) -> Callable[[object], dict[str, T]]:
    def read_map(value: object) -> dict[str, T]:
        return {name: _at(name, item, read) for name, item in members(value, "it").items()}

    return read_map


def nullable(read: Callable[[object], T]) -> Callable[[object], T | None]:
    return lambda value: None if value is None else read(value)


def anything(value: object) -> JSON:
    return value


def string(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable("is no string")
    return value


def boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unreadable("is no boolean")
    return value


def integer(value: object) -> int:
    # 1.0 is an integer in JSON Schema.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable("is no integer")
    return value


def number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isinf(value):
        raise Unreadable("is no number")
    return float(value)


def unique_identifier(value: object) -> uuid.UUID:
    try:
        return uuid.UUID(string(value))
    except ValueError:
        raise Unreadable("is no UUID") from None


def binary(value: object) -> bytes:
    try:
        return base64.b64decode(string(value), validate=True)
    except ValueError:
        raise Unreadable("is no Base64") from None


_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))", re.ASCII)
_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?", re.ASCII)


def instant(value: object) -> datetime.datetime:
    """An RFC 3339 instant, to the microsecond."""
    match = _INSTANT.fullmatch(string(value))
    if match is None:
        raise Unreadable("is no RFC 3339 instant")
    year, month, day, hour, minute, second = (int(text) for text in match.groups()[:6])
    micro = int(((match[7] or "") + "000000")[:6])
    offset = datetime.timedelta()
    if match[9]:
        offset = datetime.timedelta(hours=int(match[10]), minutes=int(match[11])) * (-1 if match[9] == "-" else 1)
    try:
        zone = datetime.timezone(offset) if offset else datetime.timezone.utc
        # A leap second is told as the end of its minute.
        return datetime.datetime(year, month, day, hour, minute, min(second, 59), micro, zone)
    except ValueError:
        raise Unreadable("is no RFC 3339 instant") from None


def moment(value: object) -> Moment:
    text = string(value)
    if _WALL_CLOCK.fullmatch(text) is None:
        return instant(text)
    try:
        if len(text) == 10:
            return datetime.date.fromisoformat(text)
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable("is no time") from None


# Writing.


def fields(*pairs: tuple[str, object]) -> dict[str, JSON]:
    """An object without the members that are None."""
    return {name: plain(value) for name, value in pairs if value is not None}


def plain(value: object) -> JSON:
    """The value as the standard library writes JSON."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (datetime.date, uuid.UUID, bytes)):
        return text(value)
    write = getattr(value, "to_json", None)
    if write is not None:
        return write()
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def text(value: object) -> str:
    """The value as it stands in a path, a query, a header field or a form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            return value.isoformat(timespec="seconds")
        utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return utc.isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value)


def aware(value: datetime.datetime | None) -> datetime.datetime | None:
    """An instant, which has a time zone."""
    if value is not None and value.tzinfo is None:
        raise ValueError("a datetime without a time zone is no instant")
    return value


def escaped(value: object) -> str:
    """Percent-encoded as RFC 3986 wants it of a path segment. A segment of points alone would lead elsewhere."""
    segment = urllib.parse.quote(text(value), safe="")
    return segment.replace(".", "%2E") if segment in (".", "..") else segment


def pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """`name=value&…`"""
    quote = urllib.parse.quote
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
