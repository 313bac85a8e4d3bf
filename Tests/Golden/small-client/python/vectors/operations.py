# Written from spec.yaml by `spec`. Changes are lost: change the contract.

"""The operations of the test vectors as methods of the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from passemarche import Download, PasseMarcheClient, Quota
from passemarche._wire import binary, boolean, instant, integer, list_of, optional, required, string, unique_identifier
from passemarche.models import Change, Color, Thing

Arguments = Mapping[str, Any]


CALLS: dict[str, Callable[[PasseMarcheClient, Arguments], object]] = {
    "createToken": lambda client, given: client.create_token(scope=optional(given, "scope", string)),
    "listThings": lambda client, given: client.list_things(
        limit=optional(given, "limit", integer), cursor=optional(given, "cursor", string),
        colors=optional(given, "colors", list_of(Color.from_json)), ids=optional(given, "ids", list_of(integer)),
        made_after=optional(given, "made_after", instant), x_trace=required(given, "X-Trace", unique_identifier),
    ),
    "createThing": lambda client, given: client.create_thing(body=required(given, "body", Thing.from_json)),
    "touchThing": lambda client, given: client.touch_thing(
        id=required(given, "id", string), body=optional(given, "body", Change.from_json),
    ),
    "deleteThing": lambda client, given: client.delete_thing(id=required(given, "id", string)),
    "getPicture": lambda client, given: client.get_picture(id=required(given, "id", string)),
    "putPicture": lambda client, given: client.put_picture(
        id=required(given, "id", string), body=required(given, "body", binary),
    ),
    "claimThings": lambda client, given: client.claim_things(
        ids=required(given, "ids", list_of(string)), color=required(given, "color", Color.from_json),
        shown=required(given, "shown", boolean), count=optional(given, "count", integer),
    ),
    "getVersion": lambda client, given: client.get_version(),
}

DOWNLOADS: dict[str, Callable[[PasseMarcheClient, Arguments, Path], Download]] = {
    "getArchive": lambda client, given, file: client.get_archive(id=required(given, "id", string), file=file),
}

LISTS: dict[str, Callable[[PasseMarcheClient, Arguments], Iterator[object]]] = {
    "listThings": lambda client, given: client.all_things(
        limit=optional(given, "limit", integer), colors=optional(given, "colors", list_of(Color.from_json)),
        ids=optional(given, "ids", list_of(integer)), made_after=optional(given, "made_after", instant),
        x_trace=required(given, "X-Trace", unique_identifier),
    ),
}

QUOTAS = {quota.value: quota for quota in Quota}
