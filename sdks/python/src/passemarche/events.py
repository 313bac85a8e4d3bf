# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""The events that the service tells by webhook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, Union

from ._wire import loads, members, required, string
from .models import MarketApplicationCompletedEvent, MarketCompletedEvent

SIGNATURE_HEADER = "X-Webhook-Signature-SHA256"
"""The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body."""

LARGEST_BODY = 1048576
"""In bytes."""


@dataclass(frozen=True)
class UnrecognizedEvent:
    """An event that the contract does not name; to be answered like the others."""

    name: str
    body: bytes = field(repr=False)


WebhookEvent: TypeAlias = Union[MarketCompletedEvent, MarketApplicationCompletedEvent, UnrecognizedEvent]
"""What the service tells by webhook.

`market.completed`: A buyer has completed a market.

`market_application.completed`: A company has submitted its application.
"""


def read_event(body: bytes) -> WebhookEvent:
    """Reads the body of a webhook.

    :raises ValueError: where it is not what the event that it names is made of.
    """
    value = loads(body)
    name = required(members(value, "the event"), "event", string)
    if name == "market.completed":
        return MarketCompletedEvent.from_json(value)
    if name == "market_application.completed":
        return MarketApplicationCompletedEvent.from_json(value)
    return UnrecognizedEvent(name, body)
