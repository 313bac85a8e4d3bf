"""How cost grows: the same request while one thing about it gets larger, as time of the processor for each request."""

import contextlib
import json
import random
import resource
import socket
import sqlite3
import sys
import urllib.parse

import measure
from rows import CREATE, MARKET, READ, REFUSE
from servers import PasseMarche, folder_of

CONNECTIONS = (1, 10, 100, 1_000, 10_000)
ROWS = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
# Of the markets in the store so many are read, by turns and in no order.
READ_ROWS = 10_000
FILLED_AT_ONCE = 200_000
LOTS = (1, 10, 100)
BODIES = (1 << 10, 10 << 10, 100 << 10, 1 << 20, 10 << 20)
LOOPS = (1, 2)
SECONDS = 2
ROUNDS = 3


def table(bench):
    lines = ["| what grows | to | requests/s | CPU each | to the first |", "|---|---|---|---|---|"]
    for what, steps in (
        ("open connections, 32 of them busy", _connections), ("connections that are all busy", _busy),
        ("markets in the store, any of them read", _rows), ("lots of a market that is created", _lots),
        ("bytes of a body that is refused", _bodies), ("processors, and a loop on each", _loops),
    ):
        first = None
        for step, sample in steps(bench):
            first = first or sample.cpu
            lines.append(
                f"| {what} | {step:,} | {sample.rate:,.0f} | {sample.cpu * 1e6:,.1f} µs | {sample.cpu / first:.2f} |")
            print(lines[-1], file=sys.stderr, flush=True)
        bench.stop()
    return "\n".join(lines)


def _sample(bench, server, request, connections=32, paths=()):
    """The middle one of several, by what each request took of the processor."""
    samples = []
    for _ in range(ROUNDS):
        before = server.cpu_seconds()
        result = bench.generator.saturate(
            server.url(request), request, server.token, SECONDS, connections=connections, paths=paths)
        used = server.cpu_seconds() - before
        samples.append(measure.Sample(result.rate, used / result.requests, used / result.seconds))
    return sorted(samples, key=lambda sample: sample.cpu)[ROUNDS // 2]


@contextlib.contextmanager
def _open(server, count):
    """So many connections that have each been answered once, and rest."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    address = urllib.parse.urlsplit(server.base)
    held = []
    try:
        for _ in range(count):
            connection = socket.create_connection((address.hostname, address.port), timeout=30)
            held.append(connection)
            connection.sendall(b"GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n")
            if not connection.recv(4096).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("a connection was not answered")
        yield
    finally:
        for connection in held:
            connection.close()


def _connections(bench):
    server = bench.passemarche(bench.options.binary, "connections", flags=["--idle-timeout", "600"])
    for count in CONNECTIONS:
        with _open(server, max(0, count - 32)):
            yield count, _sample(bench, server, READ, connections=min(count, 32))


def _busy(bench):
    server = bench.passemarche(bench.options.binary, "busy")
    for count in CONNECTIONS:
        yield count, _sample(bench, server, READ, connections=count)


def _rows(bench):
    server = bench.passemarche(bench.options.binary, "rows")
    own = urllib.parse.urlsplit(server.url(READ)).path
    for count in ROWS:
        _fill(server, count)
        chance = random.Random(count)
        # In the order of their numbers each page of the index would serve many in a row.
        paths = [own.replace(server.market, _identifier(chance.randrange(2, count + 1))) for _ in range(READ_ROWS)]
        yield count, _sample(bench, server, READ, paths=paths)


def _identifier(number):
    return f"VR-2026-{number:012d}"


def _fill(server, count):
    """Copies of the market that is there, with their lots, until there are so many."""
    database = sqlite3.connect(f"{server.data}/passemarche.db", timeout=60, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    own, = database.execute("SELECT id FROM markets WHERE identifier = ?", (server.market,)).fetchone()
    columns = [row[1] for row in database.execute("PRAGMA table_info(markets)")]
    copied = ", ".join(name for name in columns if name not in ("id", "identifier"))
    last, = database.execute("SELECT max(id) FROM markets").fetchone()
    while last < count:
        first, last = last + 1, min(count, last + FILLED_AT_ONCE)
        numbers = "WITH RECURSIVE numbers(n) AS (SELECT ? UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) "
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            f"{numbers} INSERT INTO markets (id, identifier, {copied}) "
            f"SELECT n, printf('VR-2026-%012d', n), {copied} FROM numbers, markets WHERE markets.id = ?",
            (first, last, own))
        database.execute(
            f"{numbers} INSERT INTO market_lots (market_id, position, name, cpv_code) "
            "SELECT n, position, name, cpv_code FROM numbers, market_lots WHERE market_id = ?", (first, last, own))
        database.execute("COMMIT")
    # Or else the server would move all that into the database while it is measured.
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def _lots(bench):
    server = bench.passemarche(bench.options.binary, "lots")
    for count in LOTS:
        market = dict(MARKET["public_market"], lot_limit=1, lots=[{"name": f"Lot {n}"} for n in range(count)])
        yield count, _sample(bench, server, CREATE._replace(body=json.dumps({"public_market": market}).encode()))


def _bodies(bench):
    server = bench.passemarche(bench.options.binary, "bodies")
    for size in BODIES:
        market = json.loads(REFUSE.body)
        # A member that the contract does not know is read past.
        market["note"] = ""
        market["note"] = "x" * (size - len(json.dumps(market)))
        yield size, _sample(bench, server, REFUSE._replace(body=json.dumps(market).encode()), connections=8)


def _loops(bench):
    """The load shares the processors here, so that two of them give less than twice as much."""
    both = f"{bench.server_cpu},{bench.load_cpu}"
    for loops in LOOPS:
        folder = folder_of(bench.folder, f"loops-{loops}")
        server = bench.start(lambda: PasseMarche(bench.options.binary, folder, both, loops=loops))
        server.prepare()
        yield loops, _sample(bench, server, READ)
        bench.stop()
