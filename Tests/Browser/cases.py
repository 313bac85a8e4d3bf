"""The cases, in their order."""

import urllib.parse

import buyer
import candidate
import documents
import guards
import keyboard
import mistakes

LOTS = ("Ordinateurs portables", "Écrans", "Claviers et souris")


def journey(types, lots=(), lot_limit=None, siret="73282932000074"):
    """Both journeys of a market of these types, from its creation to the documents that the editor downloads."""

    def case(context):
        server, browser = context.server, context.browser
        market = server.create_market(types, lots)
        buyer.configure(browser, market, lot_limit)
        told = server.api("GET", f"/api/v1/public_markets/{market['identifier']}").json()
        assert told["completed_at"], told
        application = server.create_application(market["identifier"], siret)
        candidate.log_in(
            browser, application, "candidat@exemple.fr", None if siret else "44306184100047", errs=True)
        if lots:
            too_many_lots(browser, lots, lot_limit)
        files = []
        candidate.answer_everything(
            browser, context.samples, lots=range(1, (lot_limit or len(lots)) + 1), files=files)
        candidate.send_application(browser)
        download_attestation(server, browser)
        consult(browser)
        documents.check_documents(server, browser, application, files)

    return case


def too_many_lots(browser, lots, limit):
    browser.submit()
    browser.expect_path("/lots")
    browser.submit()
    browser.expect("Vous devez sélectionner au moins un lot")
    for lot in range(1, len(lots) + 1):
        browser.choose("lot_ids", str(lot))
    browser.submit()
    browser.expect(f"Vous ne pouvez pas sélectionner plus de {limit} lots")
    for lot in range(1, len(lots) + 1):
        browser.unchoose("lot_ids", str(lot))
    browser.submit("main button[name=intent][value=previous]")


def download_attestation(server, browser):
    link = browser.one('main a[href$="/attestation"]').get_attribute("href")
    answer = server.request("GET", link, headers={"Cookie": browser.cookies()})
    assert answer.status == 200 and answer.body.startswith(b"%PDF"), answer.status
    assert "attachment" in answer.headers["Content-Disposition"], answer.headers["Content-Disposition"]


def consult(browser):
    browser.leaving(lambda: browser.click('main a[href$="/consultation"]'))
    browser.expect("TRANSMISE")
    browser.leaving(lambda: browser.click('main a[href^="/candidate/dashboard"]'))
    browser.expect("Marché du navigateur")


def public_pages(context):
    for path in ("/", "/acheteur", "/candidat", "/mentions-legales", "/accessibilite", "/donnees-personnelles",
                 "/verification/inconnue", "/inconnue", "/candidate/sessions/new",
                 "/buyer/public_markets/VR-2026-AAAAAAAAAAAA/setup"):
        context.browser.visit(urllib.parse.urljoin(context.server.base, path))
        assert context.browser.all("h1"), f"{path} has no heading"


CASES = [
    ("public pages", public_pages),
    ("services: both journeys", journey(["services"])),
    ("supplies, company unknown: both journeys", journey(["supplies"], siret=None)),
    ("works: both journeys", journey(["works"])),
    ("services and defence: both journeys", journey(["services", "defense"])),
    ("three lots, two at most: both journeys", journey(["supplies"], LOTS, 2)),
    ("mistakes are told and mended", mistakes.told_and_mended),
    ("files that are refused", mistakes.refused_files),
    ("items added and removed", mistakes.items),
    ("back and reload", mistakes.back_and_reload),
    ("two tabs", mistakes.two_tabs),
    ("server killed and restarted", mistakes.server_killed),
    ("deadline passed", guards.deadline_passed),
    ("completed market and application", guards.completed),
    ("another candidate", guards.another_candidate),
    ("missing token of the form", guards.missing_token),
    ("login link used twice", guards.link_used_twice),
    ("login link too old", guards.link_too_old),
    ("keyboard alone", keyboard.buyer_wizard),
]
