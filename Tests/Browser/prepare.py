"""What comes before a case, without the browser: the same forms, sent by requests."""

import html
import re
import urllib.parse


class Client:
    """Keeps the cookie, and answers the token that each page's form carries."""

    def __init__(self, server):
        self.server = server
        self.cookie = ""

    def get(self, path):
        answer = self.server.request("GET", path, headers={"Cookie": self.cookie})
        self._keep(answer)
        assert answer.status == 200, f"{path} answers {answer.status}"
        return html.unescape(answer.body.decode())

    def send(self, path, **fields):
        """Fills in the form of the page and sends it. Returns where that leads."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.get(path))[1]
        body = urllib.parse.urlencode({"csrf_token": token, "intent": "next", **fields}, doseq=True)
        answer = self.server.request(
            "POST", path, body, {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
        self._keep(answer)
        assert answer.status == 303, f"{path} answers {answer.status}"
        return answer.headers["Location"]

    def _keep(self, answer):
        if answer.headers["Set-Cookie"]:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]


def configured_market(server, types, asks_everything=False, **more):
    """A market that takes applications."""
    market = server.create_market(types, **more)
    client = Client(server)
    path = client.send(urllib.parse.urlsplit(market["configuration_url"]).path)
    while not path.endswith("/summary"):
        page = client.get(path)
        keys = re.findall(r'name="selected_attribute_keys" value="([^"]+)"', page)
        if path.endswith("/lot_config"):
            path = client.send(path, lot_limit_enabled="false")
        elif keys and asks_everything:
            path = client.send(path, additional="yes", selected_attribute_keys=keys)
        elif keys:
            path = client.send(path, additional="no")
        else:
            path = client.send(path)
    client.send(path)
    return market
