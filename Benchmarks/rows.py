"""What is measured, as data: each row is a request, what it is compared with, and the ratio that it has to reach."""

import json
from typing import NamedTuple

NGINX, FASTAPI = "nginx", "FastAPI"

MARKET = {"public_market": {
    "name": "Fourniture de matériel informatique et prestations associées", "deadline": "2099-06-15T23:59:59Z",
    "siret": "13002526500013", "market_type_codes": ["supplies", "services"], "lot_limit": 2,
    "provider_user_id": "acheteur-1742",
    "lots": [{"name": "Ordinateurs portables", "cpv_code": "30213100-6"}, {"name": "Écrans", "cpv_code": "30231300-0"},
             {"name": "Maintenance"}]}}
# Every field is there, and four of them break a rule.
REFUSED_MARKET = {"public_market": {
    "name": "", "deadline": "2024-06-15", "siret": "12345678901234", "market_type_codes": [],
    "lots": [{"name": "Ordinateurs portables"}]}}


class Request(NamedTuple):
    """`{market}` in the path stands for the identifier of a market that is there."""
    method: str
    path: str
    status: int
    body: bytes = b""
    needs_token: bool = True

    def headers(self, token):
        headers = {}
        if self.needs_token:
            headers["Authorization"] = f"Bearer {token}"
        if self.body:
            headers["Content-Type"] = "application/json"
        return headers


class Goal(NamedTuple):
    """At least so many times the requests per second of the opponent."""
    opponent: str
    ratio: float


class Row(NamedTuple):
    name: str
    request: Request
    goals: tuple
    secure: bool = False
    http2: bool = False


READ = Request("GET", "/api/v1/public_markets/{market}", 200)
CREATE = Request("POST", "/api/v1/public_markets", 201, json.dumps(MARKET, ensure_ascii=False).encode())
REFUSE = Request("POST", "/api/v1/public_markets", 422, json.dumps(REFUSED_MARKET).encode())

ROWS = (
    Row("up", Request("GET", "/up", 200, needs_token=False), (Goal(NGINX, 0.9),)),
    Row("status", Request("GET", "/api/v1/status", 200), (Goal(NGINX, 0.8),)),
    Row("read a market", READ, (Goal(NGINX, 0.7), Goal(FASTAPI, 20))),
    Row("create a market", CREATE, (Goal(FASTAPI, 10),)),
    Row("refuse a market", REFUSE, (Goal(NGINX, 0.7),)),
    Row("read a market, HTTPS", READ, (Goal(NGINX, 0.8),), secure=True),
    Row("read a market, HTTPS and HTTP/2", READ, (Goal(NGINX, 0.8),), secure=True, http2=True),
)

# The slowest request of a hundred may take so many times as long as nginx's, where both are asked half of what we can.
P99_GOAL = 2.0
# Seconds from the start of the process to the first answer.
START_GOAL = 0.150
# Bytes.
IDLE_MEMORY_GOAL = 40_000_000
LOADED_MEMORY_GOAL = 80_000_000
# Calls of malloc and its kin for one authenticated GET of a market.
ALLOCATION_GOAL = 10
