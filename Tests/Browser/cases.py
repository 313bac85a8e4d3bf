"""The cases, in their order."""

import json
import os
import urllib.parse

import buyer
import candidate
import documentation
import documents
import embedding
import guards
import keyboard
import losses
import mistakes
import platform_mistakes
import platform_pages
from refusals import is_wrong_group

LOTS = ("Ordinateurs portables", "Écrans", "Claviers et souris")


def journey(types, lots=(), lot_limit=None, siret="73282932000074", killed=None):
    """Both journeys of a market of these types through the demonstration platform, from an empty database to the
    documents that its browser downloads. `killed`: whose wizard the server loses its power in."""

    def case(context):
        browser, platform = context.browser, context.platform
        market = platform_pages.create_market(browser, platform, types, lots, lot_limit)
        platform_pages.follow_link(browser, platform, market)
        buyer.configure(browser, market, lot_limit, midway=interruption(context) if killed == "buyer" else None)
        platform_pages.come_back_as_buyer(browser, platform, market)
        told = json.loads(platform_pages.check_webhook(browser, platform, "market.completed", market))["market"]
        assert told["identifier"] == market and told["provider_user_id"] == platform_pages.BUYER, told
        assert sorted(told["market_type_codes"]) == sorted(types), told
        assert [lot["name"] for lot in told["lots"]] == list(lots), told

        application = platform_pages.start_application(browser, platform, market, siret)
        candidate.log_in_here(browser, "candidat@exemple.fr", None if siret else "44306184100047", errs=True)
        if lot_limit:
            too_many_lots(browser, lots)
        files = []
        candidate.answer_everything(
            browser, context.samples, range(1, (lot_limit or len(lots)) + 1), files,
            midway=interruption(context) if killed == "candidate" else None)
        candidate.send_application(browser)
        end = browser.url
        download_attestation(browser, application)
        consult(browser)
        browser.visit(end, check=False)
        platform_pages.come_back_as_candidate(browser, platform, application)
        event = json.loads(platform_pages.check_webhook(browser, platform, "market_application.completed", application))
        told = event["market_application"]
        assert event["market_identifier"] == market and told["identifier"] == application, event
        assert told["siret"] == (siret or "44306184100047"), told
        assert told["provider_user_id"] == platform_pages.CANDIDATE, told

        platform_pages.fetch_documents(browser, context.server, platform, application, files)
        address = f"/api/v1/market_applications/{application}"
        platform_pages.check_calls(
            browser, platform, ("POST /api/v1/public_markets", 201),
            (f"POST /api/v1/public_markets/{market}/market_applications", 201), (f"GET {address}/attestation", 200),
            (f"GET {address}/documents_package", 200))

    return case


def interruption(context):
    """The server is killed and started again on a screen of a wizard that was kept; then come reload and back."""

    def midway(typed=None):
        browser = context.browser
        here = browser.path
        keys = [field.get_attribute("data-pm-upload") for field in browser.all("main input[type=file]")]
        if typed is not None:
            mistakes.save(browser)
        values, files = browser.values(), [candidate.file_names(browser, key) for key in keys]

        def is_all_there():
            assert browser.path == here, f"{browser.path} is not {here}"
            assert browser.values() == values, f"{browser.values()} is not {values}"
            assert [candidate.file_names(browser, key) for key in keys] == files
            candidate.has_typed(browser, typed or {})

        context.server.kill_and_restart()
        browser.reload()
        is_all_there()
        if typed is not None:
            browser.submit(check=False)
            browser.back(check=False)
            is_all_there()
            browser.reload(check=False)
            is_all_there()

    return midway


def too_many_lots(browser, lots):
    browser.submit()
    browser.expect_path("/lots")
    browser.submit()
    is_wrong_group(browser, "lot_ids")
    for lot in range(1, len(lots) + 1):
        browser.choose("lot_ids", str(lot))
    browser.submit()
    is_wrong_group(browser, "lot_ids")
    assert len(browser.values()["lot_ids"]) == len(lots), "what was sent is shown again"
    for lot in range(1, len(lots) + 1):
        browser.unchoose("lot_ids", str(lot))
    browser.submit("main button[name=intent][value=previous]")


def download_attestation(browser, application):
    name, path = browser.download(lambda: browser.click('main a[href$="/attestation"]'))
    assert name == f"attestation_{application}.pdf", name
    with open(path, "rb") as file:
        documents.check_attestation(file.read())
    os.remove(path)


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
    ("documentation: every kind of page", documentation.pages),
    ("documentation: search", documentation.search),
    ("documentation: without the script", documentation.without_script),
    ("services: both journeys", journey(["services"], killed="candidate")),
    ("supplies, company unknown: both journeys", journey(["supplies"], siret=None)),
    ("works, two lots: both journeys", journey(["works"], ("Gros œuvre", "Peinture"), killed="buyer")),
    ("services and defence: both journeys", journey(["services", "defense"])),
    ("three lots, two at most: both journeys", journey(["supplies"], LOTS, 2)),
    ("platform: mistakes are told and mended", platform_mistakes.told_and_mended),
    ("platform: popup", embedding.popup),
    ("platform: frame", embedding.frame),
    ("platform: frame of another site", embedding.frame_of_another_site),
    ("platform: frame that is refused", embedding.refused_frame),
    ("mistakes are told and mended", mistakes.told_and_mended),
    ("files that are refused", mistakes.refused_files),
    ("items added and removed", mistakes.items),
    ("back and reload", mistakes.back_and_reload),
    ("two tabs", mistakes.two_tabs),
    ("file under way", losses.file_under_way),
    ("removal that fails", losses.removal_that_fails),
    ("page left at once", losses.left_at_once),
    ("login that has ended", losses.login_ended),
    ("application sent from another tab", losses.sent_from_another_tab),
    ("server killed and restarted", mistakes.server_killed),
    ("deadline passed", guards.deadline_passed),
    ("completed market and application", guards.completed),
    ("another candidate", guards.another_candidate),
    ("missing token of the form", guards.missing_token),
    ("login link used twice", guards.link_used_twice),
    ("login link too old", guards.link_too_old),
    ("keyboard alone", keyboard.buyer_wizard),
]
