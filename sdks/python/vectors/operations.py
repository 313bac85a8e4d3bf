# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

"""The operations of the test vectors as methods of the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from passemarche import Download, PasseMarcheClient, Quota
from passemarche._wire import integer, optional, required, string
from passemarche.models import MarketApplicationInput, PublicMarketInput

Arguments = Mapping[str, Any]


CALLS: dict[str, Callable[[PasseMarcheClient, Arguments], object]] = {
    "createToken": lambda client, given: client.create_token(scope=optional(given, "scope", string)),
    "revokeToken": lambda client, given: client.revoke_token(
        token=required(given, "token", string), token_type_hint=optional(given, "token_type_hint", string),
    ),
    "introspectToken": lambda client, given: client.introspect_token(
        token=required(given, "token", string), token_type_hint=optional(given, "token_type_hint", string),
    ),
    "getTokenInfo": lambda client, given: client.get_token_info(),
    "getAuthorizationServerMetadata": lambda client, given: client.get_authorization_server_metadata(),
    "getStatus": lambda client, given: client.get_status(),
    "createPublicMarket": lambda client, given: client.create_public_market(
        body=required(given, "body", PublicMarketInput.from_json),
    ),
    "listPublicMarkets": lambda client, given: client.list_public_markets(
        limit=optional(given, "limit", integer), cursor=optional(given, "cursor", string),
    ),
    "getPublicMarket": lambda client, given: client.get_public_market(identifier=required(given, "identifier", string)),
    "createMarketApplication": lambda client, given: client.create_market_application(
        identifier=required(given, "identifier", string),
        body=optional(given, "body", MarketApplicationInput.from_json),
    ),
    "listMarketApplications": lambda client, given: client.list_market_applications(
        identifier=required(given, "identifier", string), limit=optional(given, "limit", integer),
        cursor=optional(given, "cursor", string),
    ),
    "getMarketApplication": lambda client, given: client.get_market_application(
        identifier=required(given, "identifier", string),
    ),
    "getUp": lambda client, given: client.get_up(),
    "getReadiness": lambda client, given: client.get_readiness(),
    "getContractYAML": lambda client, given: client.get_contract_yaml(),
    "getContractJSON": lambda client, given: client.get_contract_json(),
}

DOWNLOADS: dict[str, Callable[[PasseMarcheClient, Arguments, Path], Download]] = {
    "getAttestation": lambda client, given, file: client.get_attestation(
        identifier=required(given, "identifier", string), file=file,
    ),
    "getDocumentsPackage": lambda client, given, file: client.get_documents_package(
        identifier=required(given, "identifier", string), file=file,
    ),
}

LISTS: dict[str, Callable[[PasseMarcheClient, Arguments], Iterator[object]]] = {
    "listPublicMarkets": lambda client, given: client.all_public_markets(limit=optional(given, "limit", integer)),
    "listMarketApplications": lambda client, given: client.all_market_applications(
        identifier=required(given, "identifier", string), limit=optional(given, "limit", integer),
    ),
}

QUOTAS = {quota.value: quota for quota in Quota}
