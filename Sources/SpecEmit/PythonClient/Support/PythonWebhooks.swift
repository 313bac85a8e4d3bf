extension PythonClientSupport {
  /// Verifying what the service tells by webhook.
  static let webhooks = #"""
"""Verifying what the service tells by webhook."""

from __future__ import annotations

import base64
import binascii
import enum
import hashlib
import hmac
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


from ._http import Headers
from .events import LARGEST_BODY, SIGNATURE_HEADER, UnrecognizedEvent, WebhookEvent, read_event

__all__ = [
    "Proof", "RefusalReason", "UnrecognizedEvent", "WebhookDelivery", "WebhookEvent", "WebhookReceiver",
    "WebhookRefused",
]


class Proof(enum.Enum):
    """What has to prove where a webhook comes from."""

    # `webhook-id`, `webhook-timestamp` and `webhook-signature` (Standard Webhooks): the signature covers the time, so
    # that an old delivery cannot be sent again.
    STANDARD_WEBHOOKS = "standard_webhooks"
    # Where those are missing, the published signature header will do. It covers the body alone: nothing tells an old
    # delivery from a new one.
    EITHER_HEADER = "either_header"


class RefusalReason(enum.Enum):
    UNSIGNED = "unsigned"
    # A header that is not what it should be.
    MALFORMED = "malformed"
    WRONG_SIGNATURE = "wrong_signature"
    # Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong.
    OUTSIDE_WINDOW = "outside_window"
    TOO_LARGE = "too_large"
    # Rightly signed, and not the body of the event it names.
    UNREADABLE = "unreadable"


class WebhookRefused(Exception):
    """Why a webhook is not believed."""

    def __init__(self, reason: RefusalReason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    @property
    def status(self) -> int:
        """The status to answer with. The service tries again after none of these."""
        if self.reason in (RefusalReason.MALFORMED, RefusalReason.UNREADABLE):
            return 400
        return 413 if self.reason is RefusalReason.TOO_LARGE else 401

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True)
class WebhookDelivery:
    """A webhook whose origin is proven.

    :param id: the same for each attempt at the same delivery; None where only the published signature header came.
    :param sent_at: when the attempt was made, in Unix seconds; None likewise.
    """

    id: str | None
    sent_at: float | None
    event: WebhookEvent


class WebhookReceiver:
    """Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event
    out::

        receiver = WebhookReceiver([secret])
        try:
            delivery = receiver.receive(request.headers, request.body)
        except WebhookRefused as refused:
            return refused.status
        # Deliveries come at least once: keep `delivery.id` and skip the ones that are known.
        return 200

    :param secrets: the webhook secret; while it is replaced, the old one and the new one.
    :param tolerance: seconds that a delivery may be older, or newer, than the receiver's clock.
    """

    def __init__(
        self, secrets: Iterable[str], *, tolerance: float = 300.0, proof: Proof = Proof.STANDARD_WEBHOOKS
    ) -> None:
        if isinstance(secrets, str):
            raise TypeError("secrets is a list, even of one")
        self._keys = [secret.encode("utf-8") for secret in secrets]
        if not all(self._keys):
            raise ValueError("anybody can sign with an empty secret")
        self._tolerance = tolerance
        self._proof = proof

    def receive(
        self, headers: Mapping[str, str] | Iterable[tuple[str, str]], body: bytes, now: float | None = None
    ) -> WebhookDelivery:
        """Verifies a delivery and reads its event.

        :param body: the bytes as they were received; JSON that was read and written again has other ones.
        :param now: Unix seconds; the system's clock where it is left out.
        :raises WebhookRefused: with the status to answer.
        """
        if len(body) > LARGEST_BODY:
            raise WebhookRefused(RefusalReason.TOO_LARGE, f"larger than {LARGEST_BODY} bytes")
        identifier, sent_at = self._verified(Headers(headers), body, time.time() if now is None else now)
        try:
            event = read_event(body)
        except ValueError as error:
            raise WebhookRefused(RefusalReason.UNREADABLE, f"unreadable: {error}") from error
        return WebhookDelivery(identifier, sent_at, event)

    def _verified(self, headers: Headers, body: bytes, now: float) -> tuple[str | None, float | None]:
        identifier = headers.get("webhook-id")
        timestamp = headers.get("webhook-timestamp")
        signatures = headers.get("webhook-signature")
        if identifier is None or timestamp is None or signatures is None:
            return self._verified_alone(headers, body)
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16):
            raise _malformed("webhook-timestamp")
        given = [code for code in map(_standard, signatures.split()) if code is not None]
        if not given:
            raise _malformed("webhook-signature")
        if not self._matches(given, f"{identifier}.{timestamp}.".encode("utf-8", "replace") + body):
            raise WebhookRefused(RefusalReason.WRONG_SIGNATURE, "wrong signature")
        # Judged after the signature: a time that nobody vouches for says nothing.
        sent_at = float(timestamp)
        if abs(sent_at - now) > self._tolerance:
            raise WebhookRefused(RefusalReason.OUTSIDE_WINDOW, f"signed at another time: {timestamp}")
        return identifier, sent_at

    def _verified_alone(self, headers: Headers, body: bytes) -> tuple[str | None, float | None]:
        signature = headers.get(SIGNATURE_HEADER)
        if self._proof is not Proof.EITHER_HEADER or signature is None:
            raise WebhookRefused(RefusalReason.UNSIGNED, "no signature")
        try:
            kind, digits = signature.split("=", 1)
            code = binascii.unhexlify(digits)
        except ValueError:
            raise _malformed(SIGNATURE_HEADER) from None
        if kind != "sha256":
            raise _malformed(SIGNATURE_HEADER)
        if not self._matches([code], body):
            raise WebhookRefused(RefusalReason.WRONG_SIGNATURE, "wrong signature")
        return headers.get("webhook-id"), None

    def _matches(self, given: list[bytes], signed: bytes) -> bool:
        is_found = False
        for key in self._keys:
            code = hmac.new(key, signed, hashlib.sha256).digest()
            for candidate in given:
                if hmac.compare_digest(candidate, code):
                    is_found = True
        return is_found


def _standard(signature: str) -> bytes | None:
    if not signature.startswith("v1,"):
        return None
    try:
        return base64.b64decode(signature[3:], validate=True)
    except ValueError:
        return None


def _malformed(header: str) -> WebhookRefused:
    return WebhookRefused(RefusalReason.MALFORMED, f"the header {header} is malformed")

"""#
}
