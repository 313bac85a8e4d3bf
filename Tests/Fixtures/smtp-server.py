"""A small SMTP server for tests. It prints its port, and then each mail that it has taken as one line of JSON.

  smtp-server.py [--starttls | --tls] [CERTIFICATE KEY]

Recipients that begin with `refused` are refused, and those that begin with `later` the first time. Anybody who logs in
as `user` with `secret` may, and as `later` with it, but not the first time.
"""
import asyncio
import base64
import json
import ssl
import sys

mode = sys.argv[1] if len(sys.argv) > 1 else ""
context = None
postponed = set()
if mode:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])


async def serve(reader, writer):
    def say(line):
        writer.write((line + "\r\n").encode())

    encrypted = mode == "--tls"
    mail = {}
    say("220 test ESMTP")
    while True:
        line = (await reader.readline()).decode().rstrip("\r\n")
        if not line:
            break
        word = line.upper()
        if word.startswith("EHLO"):
            say("250-test")
            if mode == "--starttls" and not encrypted:
                say("250-STARTTLS")
            say("250 AUTH PLAIN")
            mail["greeting"] = line[5:]
        elif word == "STARTTLS":
            say("220 go on")
            await writer.start_tls(context)
            encrypted = True
        elif word.startswith("AUTH PLAIN"):
            answer = line[11:]
            if not answer:
                say("334 ")
                answer = (await reader.readline()).decode().strip()
            _, user, password = base64.b64decode(answer).decode().split("\0")
            right = password == "secret" and (user == "user" or user in postponed)
            if user == "later":
                postponed.add(user)
            mail["user"] = user
            say("235 welcome" if right else "535 no")
        elif word.startswith("MAIL FROM:"):
            mail["from"] = line[10:]
            say("250 ok")
        elif word.startswith("RCPT TO:"):
            if line[8:].startswith("<refused"):
                say("550 nobody here")
            elif line[8:].startswith("<later") and line[8:] not in postponed:
                postponed.add(line[8:])
                say("450 not now")
            else:
                mail.setdefault("to", []).append(line[8:])
                say("250 ok")
        elif word == "DATA":
            say("354 go on")
            lines = []
            while True:
                part = (await reader.readline()).decode()
                if part == ".\r\n":
                    break
                lines.append(part[1:] if part.startswith("..") else part)
            mail.update(encrypted=encrypted, message="".join(lines))
            print(json.dumps(mail), flush=True)
            mail = {}
            say("250 taken")
        elif word == "NOOP":
            say("250 ok")
        elif word == "QUIT":
            say("221 bye")
            break
        else:
            say("500 what?")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context if mode == "--tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
