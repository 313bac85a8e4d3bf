"""What a market costs in Python: FastAPI and pydantic over SQLite, written as their documentation teaches it, and as
fast as that goes: one process on uvloop and httptools, connections kept, statements cached by sqlite3, no access log.

The same work as ours for two operations: the token's signature, expiry and revocation, its editor, the market with its
lots; and the creation of one, validated and committed. Folder and secret come from the environment.
"""

import base64
import hashlib
import hmac
import json
import os
import random
import secrets
import sqlite3
import string
import time
from datetime import datetime, timezone
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AwareDatetime, BaseModel, Field, field_validator

SECRET = os.environ["MARKET_API_SECRET"].encode()
BASE = os.environ["MARKET_API_BASE"]
ALPHABET = string.digits + string.ascii_uppercase
chosen = random.SystemRandom()

database = sqlite3.connect(os.path.join(os.environ["MARKET_API_FOLDER"], "markets.db"), isolation_level=None)
database.executescript("""
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
    CREATE TABLE IF NOT EXISTS editors (id INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE, active INTEGER NOT NULL,
      webhook_url TEXT);
    CREATE TABLE IF NOT EXISTS access_tokens (jti TEXT PRIMARY KEY, editor_id INTEGER NOT NULL REFERENCES editors,
      scope TEXT NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER);
    CREATE TABLE IF NOT EXISTS markets (id INTEGER PRIMARY KEY, identifier TEXT NOT NULL UNIQUE,
      editor_id INTEGER NOT NULL REFERENCES editors, name TEXT NOT NULL, siret TEXT NOT NULL, deadline TEXT NOT NULL,
      market_type_codes TEXT NOT NULL, lot_limit INTEGER, provider_user_id TEXT, created_at TEXT NOT NULL,
      completed_at TEXT, sync_status TEXT NOT NULL DEFAULT 'sync_pending');
    CREATE TABLE IF NOT EXISTS market_lots (market_id INTEGER NOT NULL REFERENCES markets, position INTEGER NOT NULL,
      name TEXT NOT NULL, cpv_code TEXT, PRIMARY KEY (market_id, position)) WITHOUT ROWID;
""")

app = FastAPI()


# Tokens

def _encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signature(signed):
    return hmac.new(SECRET, signed.encode(), hashlib.sha256).digest()


class Editor(BaseModel):
    id: int
    client_id: str
    webhook_url: str | None


def current_editor(credentials: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]):
    try:
        header, payload, signature = credentials.credentials.split(".")
        if not hmac.compare_digest(_decode(signature), _signature(f"{header}.{payload}")):
            raise HTTPException(401, "Not authorized")
        claims = json.loads(_decode(payload))
    except ValueError:
        raise HTTPException(401, "Not authorized")
    if claims["exp"] <= time.time():
        raise HTTPException(401, "Not authorized")
    row = database.execute(
        "SELECT editors.id, client_id, webhook_url FROM access_tokens JOIN editors ON editors.id = editor_id "
        "WHERE jti = ? AND revoked_at IS NULL AND active", (claims["jti"],)).fetchone()
    if row is None:
        raise HTTPException(401, "Not authorized")
    return Editor(id=row[0], client_id=row[1], webhook_url=row[2])


async def editor(credentials: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]):
    """On the event loop: a thread for each check would be slower."""
    return current_editor(credentials)


class Token(BaseModel):
    access_token: str
    token_type: str = "Bearer"


@app.post("/oauth/token")
async def create_token() -> Token:
    """The benchmark's own way in; it is not measured."""
    database.execute("INSERT OR IGNORE INTO editors (id, client_id, active) VALUES (1, 'demo_editor_client', 1)")
    claims = {"iss": BASE, "sub": "demo_editor_client", "aud": BASE + "/api/v1", "iat": int(time.time()),
              "exp": int(time.time()) + 86_400, "jti": secrets.token_hex(16), "scope": "api_access"}
    database.execute(
        "INSERT INTO access_tokens (jti, editor_id, scope, expires_at) VALUES (?, 1, ?, ?)",
        (claims["jti"], claims["scope"], claims["exp"]))
    signed = _encode(b'{"alg":"HS256","typ":"JWT"}') + "." + _encode(json.dumps(claims).encode())
    return Token(access_token=signed + "." + _encode(_signature(signed)))


# Markets

MarketType = Literal["supplies", "services", "works", "defense"]


class Lot(BaseModel):
    name: str = Field(min_length=1, max_length=255)
    cpv_code: str | None = Field(default=None, pattern=r"^\d{8}-\d$")


class Market(BaseModel):
    name: str = Field(min_length=1, max_length=255)
    deadline: AwareDatetime
    siret: str = Field(pattern=r"^\d{14}$")
    market_type_codes: list[MarketType] = Field(min_length=1)
    lots: list[Lot] = Field(default=[], max_length=1000)
    lot_limit: int | None = Field(default=None, ge=1)
    provider_user_id: str | None = Field(default=None, max_length=255)

    @field_validator("siret")
    @classmethod
    def has_check_digit(cls, siret):
        doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(siret))
        if sum(value - 9 if value > 9 else value for value in doubled) % 10:
            raise ValueError("Siret is invalid")
        return siret

    @field_validator("deadline")
    @classmethod
    def is_in_the_future(cls, deadline):
        if deadline <= datetime.now(timezone.utc):
            raise ValueError("Deadline must be in the future")
        return deadline


class NewMarket(BaseModel):
    public_market: Market


class CreatedMarket(BaseModel):
    identifier: str
    configuration_url: str


class MarketState(BaseModel):
    identifier: str
    name: str
    siret: str
    deadline: str
    market_type_codes: list[MarketType]
    lots: list[Lot]
    lot_limit: int | None
    provider_user_id: str | None
    status: Literal["pending", "completed"]
    sync_status: str
    webhook_configured: bool
    field_keys: list[str]
    created_at: str
    completed_at: str | None
    configuration_url: str


def _configuration_url(identifier):
    return f"{BASE}/buyer/public_markets/{identifier}/setup"


@app.post("/api/v1/public_markets", status_code=201)
async def create_market(body: NewMarket, editor: Annotated[Editor, Depends(editor)]) -> CreatedMarket:
    market = body.public_market
    now = datetime.now(timezone.utc)
    identifier = f"VR-{now.year}-" + "".join(chosen.choices(ALPHABET, k=12))
    database.execute("BEGIN IMMEDIATE")
    try:
        market_id = database.execute(
            "INSERT INTO markets (identifier, editor_id, name, siret, deadline, market_type_codes, lot_limit, "
            "provider_user_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (identifier, editor.id, market.name, market.siret, market.deadline.isoformat(),
             " ".join(market.market_type_codes), market.lot_limit, market.provider_user_id, now.isoformat())).lastrowid
        database.executemany(
            "INSERT INTO market_lots (market_id, position, name, cpv_code) VALUES (?, ?, ?, ?)",
            [(market_id, position, lot.name, lot.cpv_code) for position, lot in enumerate(market.lots, 1)])
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    return CreatedMarket(identifier=identifier, configuration_url=_configuration_url(identifier))


@app.get("/api/v1/public_markets/{identifier}")
async def read_market(identifier: str, editor: Annotated[Editor, Depends(editor)]) -> MarketState:
    row = database.execute(
        "SELECT id, editor_id, name, siret, deadline, market_type_codes, lot_limit, provider_user_id, created_at, "
        "completed_at, sync_status FROM markets WHERE identifier = ?", (identifier,)).fetchone()
    if row is None:
        raise HTTPException(404, "Resource not found")
    if row[1] != editor.id:
        raise HTTPException(403, "Forbidden")
    lots = database.execute(
        "SELECT name, cpv_code FROM market_lots WHERE market_id = ? ORDER BY position", (row[0],)).fetchall()
    return MarketState(
        identifier=identifier, name=row[2], siret=row[3], deadline=row[4], market_type_codes=row[5].split(),
        lots=[Lot(name=name, cpv_code=cpv_code) for name, cpv_code in lots], lot_limit=row[6], provider_user_id=row[7],
        status="pending" if row[9] is None else "completed", sync_status=row[10],
        webhook_configured=editor.webhook_url is not None, field_keys=[], created_at=row[8], completed_at=row[9],
        configuration_url=_configuration_url(identifier))
