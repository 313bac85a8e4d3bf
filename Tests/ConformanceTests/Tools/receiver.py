"""A receiver of webhooks as an editor would write it in Python, right or wrong in one way.

usage: receiver.py KIND SECRET DOCUMENTATION [CERTIFICATE KEY]

The right one verifies by the function that the documentation shows.
"""
import base64, hashlib, hmac, json, re, ssl, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

kind, secret, documentation = sys.argv[1:4]
shown = re.search(r"```python\n(.*?)```", open(documentation, encoding="utf-8").read(), re.S).group(1)
exec(shown)  # defines verify(secret, headers, body)

EVENTS = {"market.completed", "market_application.completed"}
MEMBERS = {"event", "timestamp", "market", "market_identifier", "market_application"}
known, busy, deliveries = set(), threading.Lock(), 0


def body_signature(body):
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(headers, body):
    if kind == "trusting":
        return True
    if kind == "any-signature":
        return "webhook-signature" in headers
    if kind == "prefix":
        return body_signature(body).startswith(headers.get("X-Webhook-Signature-SHA256", "no"))
    if kind == "body-only":
        return hmac.compare_digest(body_signature(body), headers.get("X-Webhook-Signature-SHA256", ""))
    if kind == "both":
        if not hmac.compare_digest(body_signature(body), headers.get("X-Webhook-Signature-SHA256", "")):
            return False
    if kind == "reserialised":
        try:
            body_again = json.dumps(json.loads(body), separators=(",", ":"), ensure_ascii=False).encode()
        except ValueError:
            body_again = body
        return hmac.compare_digest(body_signature(body_again), headers.get("X-Webhook-Signature-SHA256", ""))
    if kind == "letter-case":
        names = [name for name, _ in headers.items()]
        if "X-Webhook-Signature-SHA256" not in names:
            return False
    if kind == "first-only":
        first = headers.get("webhook-signature", "").split(" ")[0]
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        return hmac.compare_digest(
            "v1," + base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode(), first)
    return verify(secret, headers, body)


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, text="", headers=()):
        data = text.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def do_OPTIONS(self):
        self.answer(405)

    def do_GET(self):
        self.answer(200 if kind == "get" else 405)

    def do_POST(self):
        global deliveries
        length = int(self.headers.get("Content-Length", 0))
        if length > (65_536 if kind == "small" else 1_048_576):
            return self.answer(413)
        body = self.rfile.read(length)
        if kind == "redirecting":
            return self.answer(302, headers=[("Location", "/elsewhere")])
        if self.headers.get_content_type() != "application/json" and kind != "any-type":
            return self.answer(415)
        if kind == "exact-type" and self.headers["Content-Type"] != "application/json":
            return self.answer(415)
        if not is_signed(self.headers, body):
            return self.answer(401)
        deliveries += 1
        if kind == "slow":
            time.sleep(5.5)
        if kind == "serial":
            if not busy.acquire(blocking=False):
                return self.answer(503)
            time.sleep(0.2)
            busy.release()
        try:
            event = json.loads(body)
            name = event["event"]
        except (ValueError, KeyError, TypeError):
            return self.answer(500 if kind == "crashing" else 400)
        if kind == "crashing-on-rules" and not isinstance(event.get("timestamp"), str):
            return self.answer(500)
        if kind == "picky" and name not in EVENTS:
            return self.answer(400)
        if kind == "strict" and set(event) - MEMBERS:
            return self.answer(422)
        if kind == "short-columns" and len(json.dumps(event.get("market", {}).get("name", ""))) > 100:
            return self.answer(422)
        if kind == "ordered" and name == "market_application.completed" and deliveries == 1:
            return self.answer(404)
        if kind == "once" and self.headers["webhook-id"] in known:
            return self.answer(409)
        known.add(self.headers["webhook-id"])
        self.answer(200, secret if kind == "echoing" else "OK")

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


server = Server(("127.0.0.1", 0), Receiver)
if len(sys.argv) > 4:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[4], sys.argv[5])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
