"""A test of an integration against `passemarche mock`: to be copied, and changed into one of your own program.

PM_URL, PM_CLIENT_ID, PM_CLIENT_SECRET and PM_WEBHOOK_SECRET say where the mock is and who calls; it sends its webhooks to
PM_WEBHOOK_PORT of this machine. The client (`spec sdk --language python`) is found by PYTHONPATH.
"""

import datetime
import http.server
import json
import os
import queue
import threading
import unittest
import urllib.request

from passemarche import (
    LifecycleStatus, MarketApplicationCompletedEvent, MarketApplicationInput, MarketCompletedEvent, MarketTypeCode,
    PasseMarcheClient, PublicMarketInput, UnprocessableContentError, WebhookReceiver, WebhookRefused,
)

DEADLINE = datetime.datetime(2099, 6, 15, 12, 0, tzinfo=datetime.timezone.utc)


class Receiver(http.server.BaseHTTPRequestHandler):
    """In your program: the handler of your webhook URL."""

    receiver = WebhookReceiver([os.environ["PM_WEBHOOK_SECRET"]])
    outcomes: "queue.Queue[object]" = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            outcome, status = self.receiver.receive(self.headers.items(), body).event, 204
        except WebhookRefused as refused:
            outcome, status = refused, refused.status
        self.outcomes.put(outcome)
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


class IntegrationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = PasseMarcheClient(
            os.environ["PM_URL"], client_id=os.environ["PM_CLIENT_ID"], client_secret=os.environ["PM_CLIENT_SECRET"])
        # Of other scopes than the client's own token, which a new one with the same scopes would replace.
        cls.token = cls.client.create_token(scope="api_access api_read").access_token
        port = int(os.environ.get("PM_WEBHOOK_PORT", "3000"))
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Receiver)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        cls.client.close()

    def setUp(self):
        self.sandbox("DELETE", "scenarios")

    def sandbox(self, method, path, body=None):
        """What only sandboxes have: scenarios, and what buyers and candidates do."""
        request = urllib.request.Request(
            f"{os.environ['PM_URL']}/sandbox/{path}", method=method, data=json.dumps(body).encode() if body else None,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")

    def market(self):
        return self.client.create_public_market(
            PublicMarketInput(
                name="Essai", deadline=DEADLINE, siret="13002526500013", market_type_codes=[MarketTypeCode.SUPPLIES]))

    def outcome(self):
        return Receiver.outcomes.get(timeout=30)

    def test_a_whole_journey(self):
        market = self.market()
        self.sandbox("POST", f"public_markets/{market.identifier}/complete")
        event = self.outcome()
        self.assertIsInstance(event, MarketCompletedEvent)
        self.assertEqual(event.market.identifier, market.identifier)

        application = self.client.create_market_application(
            market.identifier, MarketApplicationInput(siret="73282932000074"))
        self.sandbox("POST", f"market_applications/{application.identifier}/submit")
        event = self.outcome()
        self.assertIsInstance(event, MarketApplicationCompletedEvent)
        self.assertEqual(event.market_application.identifier, application.identifier)
        submitted = self.client.get_market_application(application.identifier)
        self.assertEqual(submitted.status, LifecycleStatus.COMPLETED)

    def test_mistakes_are_shown_to_users(self):
        with self.assertRaises(UnprocessableContentError) as raised:
            self.client.create_public_market(
                PublicMarketInput(name="", deadline=DEADLINE, siret="1", market_type_codes=[MarketTypeCode.SUPPLIES]))
        self.assertIn("name", raised.exception.body.field_errors)

    def test_a_service_that_is_away_is_asked_again(self):
        self.sandbox("POST", "scenarios", {"scenario": "unavailable", "operation": "listPublicMarkets", "retry_after": 1})
        self.client.list_public_markets()
        self.assertEqual([planned["used"] for planned in self.sandbox("GET", "scenarios")["scenarios"]], [1])

    def test_forged_webhooks_are_refused(self):
        for scenario in ["webhook_wrong_signature", "webhook_late"]:
            with self.subTest(scenario):
                self.sandbox("POST", "scenarios", {"scenario": scenario})
                market = self.market()
                self.sandbox("POST", f"public_markets/{market.identifier}/complete")
                self.assertIsInstance(self.outcome(), WebhookRefused)
                self.assertIsInstance(self.outcome(), MarketCompletedEvent)


if __name__ == "__main__":
    unittest.main()
