"""A sender of webhooks that does nearly everything wrong, for as many deliveries as it is told. It says that it begins.

usage: broken_sender.py URL SECRET COUNT
"""
import hashlib, hmac, http.client, json, sys, time, urllib.parse, uuid

url, secret, count = sys.argv[1], sys.argv[2], int(sys.argv[3])


def send(url, number):
    address = urllib.parse.urlsplit(url)
    # Of one market only, the last event first.
    body = json.dumps({"event": "market.completed", "timestamp": f"2026-05-11T09:{59 - number}:00Z",
                       "market": {"identifier": "VR-2026-A1B2C3D4E5F6"}}).encode()
    headers = {
        "Content-Type": "text/plain", "User-Agent": "Broken/1.0", "webhook-id": uuid.uuid4().hex,
        "webhook-timestamp": str(int(time.time()) - 3600), "webhook-signature": "v1,AAAA",
        "X-Webhook-Signature-SHA256": "sha256=" + hmac.new(secret.encode(), b"another", hashlib.sha256).hexdigest(),
    }
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=2)
    try:
        connection.request("POST", address.path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location")
    except (OSError, http.client.HTTPException):
        return 0, None
    finally:
        connection.close()


print("sending to", url, flush=True)
for number in range(count):
    status, location = send(url, number)
    if location:
        send(urllib.parse.urljoin(url, location), number)
    # Again at once, and once more, whatever the answer was.
    send(url, number)
    send(url, number)
