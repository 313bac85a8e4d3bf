"""How often a request asks for memory: counted by a library that is preloaded into the server."""

import http.client
import os
import struct
import subprocess
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
WARM_UP, COUNTED = 2000, 5000


class Preload:
    """The library, and the file that it counts into."""

    def __init__(self, folder):
        self.library = os.path.join(folder, "count_allocations.so")
        self.cells = os.path.join(folder, "count_allocations.cells")
        subprocess.run(
            ["cc", "-O2", "-Wall", "-Werror", "-fPIC", "-shared", "-o", self.library,
             os.path.join(HERE, "count_allocations.c")], check=True)

    def count(self):
        with open(self.cells, "rb") as file:
            return struct.unpack("=Q", file.read(8))[0]


def per_request(server, request, preload):
    """Calls of malloc and its kin for each of many requests on one connection, all threads of the server included."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(server.base).netloc, timeout=30)
    path = urllib.parse.urlsplit(server.url(request)).path
    headers = request.headers(server.token)

    def send(times):
        for _ in range(times):
            connection.request(request.method, path, request.body or None, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != request.status:
                raise RuntimeError(f"{request.method} {path} was answered {answer.status}")

    try:
        send(WARM_UP)
        before = preload.count()
        send(COUNTED)
        return (preload.count() - before) / COUNTED
    finally:
        connection.close()
