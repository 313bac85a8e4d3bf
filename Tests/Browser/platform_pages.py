"""The pages of the demonstration platform, as its buyers and candidates use them."""

import hashlib
import hmac
import os
import re

import documents
from fake_editor import WEBHOOK_SECRET
from server import EDITOR, wait_until

TYPES = ("supplies", "services", "works", "defense")
BUYER, CANDIDATE = "acheteur-42", "candidat-7"
NAME = "Marché du navigateur – œuvre d’été"
DEADLINE = "2099-06-15T18:30"


# Creating.

def create_market(browser, platform, types, lots=(), lot_limit=None):
    """By the platform's form. Returns the identifier."""
    browser.visit(platform.address("buyer"))
    fill_market(browser, types, lots, lot_limit)
    browser.submit('main button[value=create]:not([aria-hidden])')
    browser.expect("Le service a créé le marché", "À CONFIGURER", BUYER)
    identifier = browser.path.rsplit("/", 1)[1]
    assert re.fullmatch(r"VR-\d{4}-[0-9A-Z]{12}", identifier), browser.url
    for lot in lots:
        browser.expect(lot)
    return identifier


def fill_market(browser, types, lots=(), lot_limit=None):
    browser.fill("name", NAME)
    browser.fill("siret", "13002526500013")
    browser.fill("deadline", DEADLINE)
    for kind in TYPES:
        (browser.choose if kind in types else browser.unchoose)("market_type_codes", kind)
    # A row more than the form has at first, and one that is left empty among them.
    rows = [1, 2, 4][:len(lots)]
    if len(lots) > 2:
        browser.submit('main button[value=add_lot]')
        assert browser.values()["name"] == [NAME], "what was filled in is kept"
    for row, lot in zip(rows, lots):
        browser.fill(f"lots[{row}][name]", lot)
        browser.fill(f"lots[{row}][cpv_code]", "30213100-6")
    browser.fill("lot_limit", str(lot_limit or ""))
    browser.fill("provider_user_id", BUYER)


def start_application(browser, platform, market, siret):
    """From the candidate's side of the platform into the service. Returns the identifier."""
    browser.visit(platform.address("candidate"))
    browser.leaving(lambda: browser.click(f'main a[href$="/{market}"]'))
    browser.fill("siret", siret or "")
    browser.fill("provider_user_id", CANDIDATE)
    browser.submit('main button[value=open]')
    browser.expect_path("/candidate/sessions/new")
    return browser.one("main [name=market_application_id]").get_attribute("value")


# Going to the service and coming back.

def follow_link(browser, platform, identifier):
    browser.visit(platform.market(identifier))
    browser.leaving(lambda: browser.click(f'main a[href$="/{identifier}/setup"]'))


def return_link(browser, platform):
    return browser.one(f'main a[href^="{platform.base}/"]')


def come_back(browser, platform):
    browser.leaving(lambda: browser.press(return_link(browser, platform)))


def come_back_as_buyer(browser, platform, identifier):
    come_back(browser, platform)
    browser.expect(f"le marché {identifier} est configuré")
    browser.leaving(lambda: browser.click(f'main .fr-alert a[href$="/{identifier}"]'))
    browser.expect("FINALISÉ")


def come_back_as_candidate(browser, platform, identifier):
    come_back(browser, platform)
    browser.expect(f"la candidature {identifier} est transmise")
    browser.leaving(lambda: browser.click(f'main .fr-alert a[href$="/{identifier}"]'))
    browser.expect("TRANSMISE", CANDIDATE)


# What was exchanged.

def check_webhook(browser, platform, event, identifier):
    """It was received once, believed, and is what the service signed. Returns its body."""
    def received():
        browser.visit(platform.address("webhooks"), check=False)
        return [each for each in browser.all("main details") if event == each.find_element("css selector", "code").text
                and identifier in each.get_attribute("textContent")]

    found = wait_until(received, f"{event} of {identifier} at the platform")
    assert len(found) == 1, f"{len(found)} of {event}"
    browser.press(found[0].find_element("css selector", "summary"))
    browser.check()
    facts = found[0].find_element("css selector", ".pm-editor-exchange__facts").text
    assert "200" in facts and "accepté" in facts, facts
    headers, body = [part.text for part in found[0].find_elements("css selector", "pre")]
    digest = hmac.new(WEBHOOK_SECRET, body.encode(), hashlib.sha256).hexdigest()
    assert f"X-Webhook-Signature-SHA256: sha256={digest}" in headers.splitlines(), headers
    return body


def check_calls(browser, platform, *calls):
    """Those calls were made, and nothing secret is shown of any."""
    browser.visit(platform.address("calls"))
    made = [re.sub(r"\s+", " ", each.text) for each in browser.all("main summary")]
    for call, status in calls:
        assert any(call in text and f"– {status} –" in text for text in made), f"no {call} in {made}"
    token = next(each for each in browser.all("main details") if "POST /oauth/token" in each.text)
    browser.press(token.find_element("css selector", "summary"))
    browser.check()
    sent, came = [part.text for part in token.find_elements("css selector", "pre")]
    assert "client_secret=•••" in sent and f"client_id={EDITOR[0]}" in sent, sent
    assert '"access_token":"•••"' in came, came
    source = browser.driver.page_source
    assert EDITOR[1] not in source and "eyJ" not in source, "a secret is shown"


# Documents.

def fetch_documents(browser, server, platform, application, files):
    """The platform fetches them, the browser downloads them, and programs of others look at them."""
    browser.visit(platform.application(application))
    browser.submit("main form button[type=submit]")
    browser.expect("Les documents sont là.")
    contents = {}
    for kind in ("attestation", "documents_package"):
        link = browser.one(f'main a[href$="/download_{kind}"]')
        box = link.find_element("xpath", "ancestor::dl")
        name, path = browser.download(lambda link=link: browser.press(link))
        assert name == link.text, f"{name} is not {link.text}"
        with open(path, "rb") as file:
            contents[kind] = file.read()
        os.remove(path)
        shown = box.find_element("css selector", ".pm-digest").text
        assert shown == hashlib.sha256(contents[kind]).hexdigest(), f"the digest of {name} is not {shown}"
    documents.check_documents(
        server, browser, application, contents["attestation"], contents["documents_package"], files)
