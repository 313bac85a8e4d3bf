# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""The events that the service tells by webhook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, Union

from ._wire import loads, members, required, string
from .models import ThingLost, ThingSold

SIGNATURE_HEADER = "X-Signature"
"""The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body."""

LARGEST_BODY = 2048
"""In bytes."""


@dataclass(frozen=True)
class UnrecognizedEvent:
    """An event that the contract does not name; to be answered like the others."""

    name: str
    body: bytes = field(repr=False)


WebhookEvent: TypeAlias = Union[ThingSold, ThingLost, UnrecognizedEvent]
"""What the service tells by webhook.

`thing.sold`: A thing is sold.

`thing.lost`: A thing is lost.
"""


def read_event(body: bytes) -> WebhookEvent:
    """Reads the body of a webhook.

    :raises ValueError: where it is not what the event that it names is made of.
    """
    value = loads(body)
    name = required(members(value, "the event"), "kind", string)
    if name == "thing.sold":
        return ThingSold.from_json(value)
    if name == "thing.lost":
        return ThingLost.from_json(value)
    return UnrecognizedEvent(name, body)
