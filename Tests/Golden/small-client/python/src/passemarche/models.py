# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""What is sent and received."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from ._wire import (
    aware, binary, boolean, fields, instant, integer, JSON, list_of, map_of, members, Moment, moment, number,
    OpenEnumeration, optional, required, string, unique_identifier, Unreadable, Unrecognized,
)


@dataclass(kw_only=True, slots=True)
class Token:
    """`#/components/schemas/Token`"""

    access_token: str = field(repr=False)
    expires_in: int

    @classmethod
    def from_json(cls, value: object) -> Token:
        items = members(value, "Token")
        return cls(
            access_token=required(items, "access_token", string),
            expires_in=required(items, "expires_in", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("access_token", self.access_token),
            ("expires_in", self.expires_in),
        )


@dataclass(kw_only=True, slots=True)
class Error:
    """`#/components/schemas/Error`"""

    error: str
    errors: list[str] | None = None
    by_field: dict[str, list[str]] | None = None

    @classmethod
    def from_json(cls, value: object) -> Error:
        items = members(value, "Error")
        return cls(
            error=required(items, "error", string),
            errors=optional(items, "errors", list_of(string)),
            by_field=optional(items, "by_field", map_of(list_of(string))),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("error", self.error),
            ("errors", self.errors),
            ("by_field", self.by_field),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        if self.errors is not None:
            return list(self.errors)
        return [str(self.error)]


class Color(OpenEnumeration):
    """What it looks like.

    `#/components/schemas/Color`
    """

    __slots__ = ()

    RED: ClassVar[Color]
    DARK_BLUE: ClassVar[Color]
    _404: ClassVar[Color]
    DEFAULT: ClassVar[Color]


Color.RED = Color("red")
Color.DARK_BLUE = Color("dark-blue")
Color._404 = Color("404")
Color.DEFAULT = Color("default")
Color.KNOWN = (Color.RED, Color.DARK_BLUE, Color._404, Color.DEFAULT)


@dataclass(kw_only=True, slots=True)
class ThingPage:
    """`#/components/schemas/ThingPage`"""

    things: list[Thing]
    next_cursor: str | None = None

    @classmethod
    def from_json(cls, value: object) -> ThingPage:
        items = members(value, "ThingPage")
        return cls(
            things=required(items, "things", list_of(Thing.from_json)),
            next_cursor=optional(items, "next_cursor", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("things", self.things),
            ("next_cursor", self.next_cursor),
        )


@dataclass(kw_only=True, slots=True)
class Thing:
    """The thing itself.

    A description of several paragraphs, of which the second is long enough to be wrapped when it is written into
    the comments of a client.

    `#/components/schemas/Thing`
    """

    id: str | None = None
    name: str
    color: Color
    made_on: str
    opens_at: Moment | None = None
    seen_at: datetime.datetime | None = None
    price: float
    stock: int | None = None
    answer: int | None = None
    note: str | None = None
    """Whatever there is to say"""
    key: uuid.UUID | None = None
    page_url: str | None = None
    mail: str | None = None
    seal: bytes | None = None
    names: list[Name]
    other_names: list[Name] | None = None
    shape: Shape | None = None
    size: Size | None = None
    parent: Thing | None = None
    parts: list[Thing] | None = None
    sizes: dict[str, int] | None = None
    owner: ThingOwner | None = None
    default: bool | None = None

    @classmethod
    def from_json(cls, value: object) -> Thing:
        items = members(value, "Thing")
        return cls(
            id=optional(items, "id", string),
            name=required(items, "name", string),
            color=required(items, "color", Color.from_json),
            made_on=required(items, "made_on", string),
            opens_at=optional(items, "opens_at", moment),
            seen_at=optional(items, "seen_at", instant),
            price=required(items, "price", number),
            stock=optional(items, "stock", integer),
            answer=optional(items, "answer", integer),
            note=optional(items, "note", string),
            key=optional(items, "key", unique_identifier),
            page_url=optional(items, "page_url", string),
            mail=optional(items, "mail", string),
            seal=optional(items, "seal", binary),
            names=required(items, "names", list_of(Name.from_json)),
            other_names=optional(items, "other-names", list_of(Name.from_json)),
            shape=optional(items, "shape", read_shape),
            size=optional(items, "size", read_size),
            parent=optional(items, "parent", Thing.from_json),
            parts=optional(items, "parts", list_of(Thing.from_json)),
            sizes=optional(items, "sizes", map_of(integer)),
            owner=optional(items, "owner", ThingOwner.from_json),
            default=optional(items, "default", boolean),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("id", self.id),
            ("name", self.name),
            ("color", self.color),
            ("made_on", self.made_on),
            ("opens_at", self.opens_at),
            ("seen_at", aware(self.seen_at)),
            ("price", self.price),
            ("stock", self.stock),
            ("answer", self.answer),
            ("note", self.note),
            ("key", self.key),
            ("page_url", self.page_url),
            ("mail", self.mail),
            ("seal", self.seal),
            ("names", self.names),
            ("other-names", self.other_names),
            ("shape", self.shape),
            ("size", self.size),
            ("parent", self.parent),
            ("parts", self.parts),
            ("sizes", self.sizes),
            ("owner", self.owner),
            ("default", self.default),
        )


class Name(OpenEnumeration):
    """`#/components/schemas/Names/items`"""

    __slots__ = ()

    LONG: ClassVar[Name]
    SHORT: ClassVar[Name]


Name.LONG = Name("long")
Name.SHORT = Name("short")
Name.KNOWN = (Name.LONG, Name.SHORT)


Shape: TypeAlias = "Circle | Square | Unrecognized"
"""`#/components/schemas/Shape`"""


def read_shape(value: object) -> Shape:
    kind = members(value, "Shape").get("shape")
    if kind in ("circle",):
        return Circle.from_json(value)
    if kind in ("square",):
        return Square.from_json(value)
    return Unrecognized(value)


@dataclass(kw_only=True, slots=True)
class Circle:
    """Round.

    `#/components/schemas/Circle`
    """

    shape: str = "circle"
    radius: float

    @classmethod
    def from_json(cls, value: object) -> Circle:
        items = members(value, "Circle")
        return cls(
            shape=required(items, "shape", string),
            radius=required(items, "radius", number),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("shape", self.shape),
            ("radius", self.radius),
        )


@dataclass(kw_only=True, slots=True)
class Square:
    """`#/components/schemas/Square`"""

    shape: str = "square"
    side: int

    @classmethod
    def from_json(cls, value: object) -> Square:
        items = members(value, "Square")
        return cls(
            shape=required(items, "shape", string),
            side=required(items, "side", integer),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("shape", self.shape),
            ("side", self.side),
        )


Size: TypeAlias = "int | str | Unrecognized"
"""`#/components/schemas/Size`"""


def read_size(value: object) -> Size:
    try:
        return integer(value)
    except Unreadable:
        pass
    try:
        return string(value)
    except Unreadable:
        pass
    return Unrecognized(value)


@dataclass(kw_only=True, slots=True)
class ThingOwner:
    """`#/components/schemas/Thing/properties/owner`"""

    name: str
    error: ThingOwnerError | None = None

    @classmethod
    def from_json(cls, value: object) -> ThingOwner:
        items = members(value, "ThingOwner")
        return cls(
            name=required(items, "name", string),
            error=optional(items, "error", ThingOwnerError.from_json),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("name", self.name),
            ("error", self.error),
        )


class ThingOwnerError(OpenEnumeration):
    """`#/components/schemas/Thing/properties/owner/properties/error`"""

    __slots__ = ()

    ABSENT: ClassVar[ThingOwnerError]
    UNKNOWN: ClassVar[ThingOwnerError]


ThingOwnerError.ABSENT = ThingOwnerError("absent")
ThingOwnerError.UNKNOWN = ThingOwnerError("unknown")
ThingOwnerError.KNOWN = (ThingOwnerError.ABSENT, ThingOwnerError.UNKNOWN)


@dataclass(kw_only=True, slots=True)
class Conflict:
    """`#/components/schemas/Conflict`"""

    code: ConflictCode | None = None
    detail: str | None = None

    @classmethod
    def from_json(cls, value: object) -> Conflict:
        items = members(value, "Conflict")
        return cls(
            code=optional(items, "code", ConflictCode.from_json),
            detail=optional(items, "detail", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("code", self.code),
            ("detail", self.detail),
        )

    @property
    def sentences(self) -> list[str]:
        """The reasons, in words."""
        if self.detail is not None:
            return [str(self.detail)]
        return []


class ConflictCode(OpenEnumeration):
    """`#/components/schemas/Conflict/properties/code`"""

    __slots__ = ()

    TAKEN: ClassVar[ConflictCode]
    CLOSED: ClassVar[ConflictCode]


ConflictCode.TAKEN = ConflictCode("taken")
ConflictCode.CLOSED = ConflictCode("closed")
ConflictCode.KNOWN = (ConflictCode.TAKEN, ConflictCode.CLOSED)


@dataclass(kw_only=True, slots=True)
class Change:
    """`#/components/schemas/Change`"""

    name: str | None = None
    color: Color | None = None
    """What it looks like."""

    @classmethod
    def from_json(cls, value: object) -> Change:
        items = members(value, "Change")
        return cls(
            name=optional(items, "name", string),
            color=optional(items, "color", Color.from_json),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("name", self.name),
            ("color", self.color),
        )


@dataclass(kw_only=True, slots=True)
class ThingSold:
    """`#/webhooks/thing.sold/post/requestBody/content/application~1json/schema`"""

    kind: str = "thing.sold"
    thing: Thing

    @classmethod
    def from_json(cls, value: object) -> ThingSold:
        items = members(value, "ThingSold")
        return cls(
            kind=required(items, "kind", string),
            thing=required(items, "thing", Thing.from_json),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("kind", self.kind),
            ("thing", self.thing),
        )


@dataclass(kw_only=True, slots=True)
class ThingLost:
    """`#/components/schemas/ThingLost`"""

    kind: str = "thing.lost"
    id: str

    @classmethod
    def from_json(cls, value: object) -> ThingLost:
        items = members(value, "ThingLost")
        return cls(
            kind=required(items, "kind", string),
            id=required(items, "id", string),
        )

    def to_json(self) -> dict[str, JSON]:
        return fields(
            ("kind", self.kind),
            ("id", self.id),
        )
