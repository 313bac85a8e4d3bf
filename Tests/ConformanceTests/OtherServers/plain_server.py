"""A part of the contract on Python's standard library alone, as somebody writes it who has read the documentation: no
framework and nothing generated. It is not made to fail; what the conformance suite finds in it are the mistakes that
were made."""

import base64
import json
import secrets
import sys
import time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

CLIENT_ID, CLIENT_SECRET = sys.argv[1], sys.argv[2]
SCOPES = {"api_access", "api_read", "api_write"}
TYPES = {"supplies", "services", "works", "defense"}
MAX_BODY = 10 * 1024 * 1024

LIMIT, WINDOW = 1000, 3600
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}

tokens = {}
markets = {}
requests = {}


def quota(client):
    window = int(time.time()) // WINDOW
    used = requests[client, window] = requests.get((client, window), 0) + 1
    return {
        "X-RateLimit-Limit": str(LIMIT),
        "X-RateLimit-Remaining": str(max(0, LIMIT - used)),
        "X-RateLimit-Reset": str((window + 1) * WINDOW),
    }


def luhn(number):
    total = 0
    for index, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def validate(market):
    errors = []
    name = market.get("name")
    if not name or not str(name).strip():
        errors.append("Name can't be blank")
    elif len(name) > 255:
        errors.append("Name is too long (maximum is 255 characters)")
    deadline = market.get("deadline")
    if not deadline:
        errors.append("Deadline can't be blank")
    else:
        try:
            moment = datetime.fromisoformat(deadline.replace("Z", "+00:00"))
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=timezone.utc)
            if moment <= datetime.now(timezone.utc):
                errors.append("Deadline must be in the future")
        except (ValueError, AttributeError):
            errors.append("Deadline must be a valid ISO 8601 datetime")
    siret = market.get("siret")
    if not siret:
        errors.append("Siret can't be blank")
    elif len(siret) != 14 or not siret.isdigit() or not luhn(siret):
        errors.append("Siret is invalid")
    codes = market.get("market_type_codes")
    if not codes:
        errors.append("Market type codes can't be blank")
    elif any(code not in TYPES for code in codes):
        errors.append("Market type codes is not included in the list")
    elif codes == ["defense"]:
        errors.append("Market type codes defense cannot be used alone")
    lots = market.get("lots") or []
    limit = market.get("lot_limit")
    if limit and limit > (len(lots) or (1 if market.get("lot_name") else 0)):
        errors.append("Lot limit must not exceed the number of lots")
    return errors


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "plain"
    # One packet for an answer, not one for each line.
    wbufsize = -1

    def log_message(self, *arguments):
        pass

    def send(self, status, body, headers=()):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in [*HEADERS.items(), *quota(self.headers.get("Authorization")).items(), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def bearer(self, scope):
        value = self.headers.get("Authorization", "")
        if not value.startswith("Bearer ") or value[7:] not in tokens:
            self.send(401, {"error": "Unauthorized"}, [("WWW-Authenticate", "Bearer")])
            return False
        granted = tokens[value[7:]]
        if "api_access" not in granted and scope not in granted:
            self.send(403, {"error": "Forbidden"})
            return False
        return True

    def do_GET(self):
        path = self.path.split("?")[0].rstrip("/")
        if path == "/up":
            return self.send(200, {"status": "up"})
        if path == "/api/v1/status":
            if self.bearer("api_read"):
                now = datetime.now(timezone.utc).isoformat()
                self.send(200, {"status": "ok", "version": "1.0.0", "environment": "staging", "time": now})
            return None
        if path.startswith("/api/v1/public_markets/"):
            if self.bearer("api_read"):
                market = markets.get(path.split("/")[-1])
                if market is None:
                    self.send(404, {"error": "Resource not found"})
                else:
                    self.send(200, market)
            return None
        return self.send(404, {"error": "Resource not found"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > MAX_BODY:
            return self.send(413, {"error": "Payload too large"})
        body = self.rfile.read(length)
        if self.path == "/oauth/token":
            return self.token(body)
        if self.path == "/api/v1/public_markets":
            return self.create(body)
        return self.send(404, {"error": "Resource not found"})

    def token(self, body):
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        client, secret = form.get("client_id"), form.get("client_secret")
        authorization = self.headers.get("Authorization", "")
        if authorization.startswith("Basic "):
            client, secret = base64.b64decode(authorization[6:]).decode().split(":", 1)
        if client != CLIENT_ID or secret != CLIENT_SECRET:
            return self.send(401, {"error": "invalid_client", "error_description": "Client authentication failed"})
        if form.get("grant_type") != "client_credentials":
            return self.send(
                400,
                {"error": "unsupported_grant_type", "error_description": "The authorization grant type is not supported"},
            )
        scope = form.get("scope", "api_access")
        if not set(scope.split()) <= SCOPES:
            return self.send(400, {"error": "invalid_scope"})
        token = secrets.token_urlsafe(32)
        tokens[token] = scope.split()
        return self.send(
            200,
            {
                "access_token": token,
                "token_type": "Bearer",
                "expires_in": 86400,
                "scope": scope,
                "created_at": int(time.time()),
            },
        )

    def create(self, body):
        if not self.bearer("api_write"):
            return None
        try:
            market = json.loads(body)["public_market"]
        except (ValueError, KeyError, TypeError):
            return self.send(400, {"error": "Bad request"})
        errors = validate(market)
        if errors:
            return self.send(422, {"error": "Validation failed", "errors": errors})
        identifier = "VR-2026-" + "".join(secrets.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(12))
        url = f"http://{self.headers['Host']}/buyer/public_markets/{identifier}/setup"
        now = datetime.now(timezone.utc).isoformat()
        markets[identifier] = {
            "identifier": identifier,
            "name": market["name"].strip(),
            "siret": market["siret"],
            "deadline": market["deadline"],
            "market_type_codes": market["market_type_codes"],
            "lots": market.get("lots", []),
            "lot_limit": market.get("lot_limit"),
            "provider_user_id": market.get("provider_user_id"),
            "status": "pending",
            "sync_status": "sync_pending",
            "webhook_configured": False,
            "field_keys": [],
            "created_at": now,
            "completed_at": None,
            "configuration_url": url,
        }
        location = f"/api/v1/public_markets/{identifier}"
        return self.send(201, {"identifier": identifier, "configuration_url": url}, [("Location", location)])


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"ready on http://127.0.0.1:{server.server_address[1]}", flush=True)
server.serve_forever()
