"""The cases, in their order."""

import buyer
import candidate
import documents


def journey(types, lots=(), lot_limit=None, siret="73282932000074", more=None):
    """Both journeys of a market of these types; `more` is done on the candidate's screens."""

    def case(context):
        server, browser = context.server, context.browser
        market = server.create_market(types, lots)
        buyer.configure(browser, market, lot_limit)
        told = server.api("GET", f"/api/v1/public_markets/{market['identifier']}").json()
        assert told["completed_at"], told
        application = server.create_application(market["identifier"], siret)
        candidate.log_in(
            browser, application, "candidat@exemple.fr", None if siret else "44306184100047", errs=True)
        files = []
        candidate.answer_everything(
            browser, context.samples, lots=range(1, (lot_limit or len(lots)) + 1), files=files)
        candidate.send_application(browser)
        documents.check_documents(server, browser, application, files)

    return case


CASES = [
    ("services", journey(["services"])),
]
