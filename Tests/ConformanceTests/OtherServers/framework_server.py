"""The same part of the contract on FastAPI and pydantic, with the framework's own ways of routing, reading and refusing,
as somebody writes it who translates the documentation into models."""

import secrets
import socket
import sys
import time
from datetime import datetime, timezone
from typing import Annotated, Literal

import uvicorn
from fastapi import Depends, FastAPI, Form, HTTPException, Request, Response
from fastapi.security import HTTPBasic, HTTPBasicCredentials, OAuth2PasswordBearer
from pydantic import BaseModel, Field, field_validator, model_validator

CLIENT_ID, CLIENT_SECRET = sys.argv[1], sys.argv[2]

app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
basic = HTTPBasic(auto_error=False)
bearer = OAuth2PasswordBearer(tokenUrl="/oauth/token")
tokens = {}
markets = {}
used = {}
LIMIT, WINDOW = 1000, 3600


@app.middleware("http")
async def headers(request: Request, call_next):
    response = await call_next(request)
    key = request.headers.get("authorization"), int(time.time()) // WINDOW
    used[key] = used.get(key, 0) + 1
    response.headers["X-RateLimit-Limit"] = str(LIMIT)
    response.headers["X-RateLimit-Remaining"] = str(max(0, LIMIT - used[key]))
    response.headers["X-RateLimit-Reset"] = str((key[1] + 1) * WINDOW)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


class Lot(BaseModel):
    name: str = Field(min_length=1, max_length=255)
    cpv_code: str | None = Field(default=None, pattern=r"^[0-9]{8}-[0-9]$")


class Market(BaseModel):
    name: str = Field(min_length=1, max_length=255)
    deadline: datetime
    siret: str = Field(pattern=r"^[0-9]{14}$")
    market_type_codes: list[Literal["supplies", "services", "works", "defense"]] = Field(min_length=1, max_length=4)
    lots: list[Lot] = Field(default=[], max_length=500)
    lot_limit: int | None = Field(default=None, ge=1, le=500)
    lot_name: str | None = Field(default=None, max_length=255)
    provider_user_id: str | None = Field(default=None, max_length=255)

    @field_validator("deadline")
    @classmethod
    def in_the_future(cls, value):
        moment = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        if moment <= datetime.now(timezone.utc):
            raise ValueError("Deadline must be in the future")
        return moment

    @model_validator(mode="after")
    def fits(self):
        if self.market_type_codes == ["defense"]:
            raise ValueError("Market type codes defense cannot be used alone")
        if self.lot_limit and self.lot_limit > (len(self.lots) or (1 if self.lot_name else 0)):
            raise ValueError("Lot limit must not exceed the number of lots")
        return self


class MarketRequest(BaseModel):
    public_market: Market


def scopes(token: Annotated[str, Depends(bearer)]):
    if token not in tokens:
        raise HTTPException(401, "Unauthorized", {"WWW-Authenticate": "Bearer"})
    return tokens[token]


def needs(scope):
    def check(granted: Annotated[list[str], Depends(scopes)]):
        if scope not in granted and "api_access" not in granted:
            raise HTTPException(403, "Forbidden")

    return Depends(check)


@app.get("/up")
def up():
    return {"status": "up"}


@app.post("/oauth/token")
def token(
    grant_type: Annotated[Literal["client_credentials"], Form()],
    credentials: Annotated[HTTPBasicCredentials | None, Depends(basic)],
    client_id: Annotated[str | None, Form()] = None,
    client_secret: Annotated[str | None, Form()] = None,
    scope: Annotated[str, Form()] = "api_access",
):
    if credentials:
        client_id, client_secret = credentials.username, credentials.password
    if client_id != CLIENT_ID or not secrets.compare_digest(client_secret or "", CLIENT_SECRET):
        raise HTTPException(401, "invalid_client")
    value = secrets.token_urlsafe(32)
    tokens[value] = scope.split()
    return {
        "access_token": value,
        "token_type": "Bearer",
        "expires_in": 86400,
        "scope": scope,
        "created_at": int(time.time()),
    }


@app.get("/api/v1/status", dependencies=[needs("api_read")])
def status():
    now = datetime.now(timezone.utc)
    return {"status": "ok", "version": "1.0.0", "environment": "staging", "client_id": CLIENT_ID, "time": now}


@app.post("/api/v1/public_markets", status_code=201, dependencies=[needs("api_write")])
def create(body: MarketRequest, request: Request, response: Response):
    market = body.public_market
    identifier = "VR-2026-" + "".join(secrets.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(12))
    url = f"{request.base_url}buyer/public_markets/{identifier}/setup"
    now = datetime.now(timezone.utc)
    markets[identifier] = market.model_dump() | {
        "identifier": identifier,
        "status": "pending",
        "sync_status": "sync_pending",
        "webhook_configured": False,
        "field_keys": [],
        "created_at": now,
        "completed_at": None,
        "configuration_url": url,
    }
    response.headers["Location"] = f"/api/v1/public_markets/{identifier}"
    return {"identifier": identifier, "configuration_url": url}


@app.get("/api/v1/public_markets/{identifier}", dependencies=[needs("api_read")])
def read(identifier: str):
    if identifier not in markets:
        raise HTTPException(404, "Resource not found")
    return markets[identifier]


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
print(f"ready on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])
