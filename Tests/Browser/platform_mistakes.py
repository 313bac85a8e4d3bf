"""What the service refuses of the platform's own forms, shown beside the fields, and how it is put right."""

import platform_pages
from refusals import is_marked, is_wrong, is_wrong_group

# Right but for its check digit.
WRONG_SIRET = "13002526500014"


def told_and_mended(context):
    browser, platform = context.browser, context.platform
    browser.visit(platform.address("buyer"))
    create_market(browser)
    market = browser.path.rsplit("/", 1)[1]
    browser.expect("Écrans", "1 au plus par candidat", platform_pages.BUYER)

    open_market = context.open_market()["identifier"]
    browser.visit(platform.address("candidate"))
    assert not browser.all(f'main a[href$="/{market}"]'), "a market that is not completed takes no applications"
    browser.leaving(lambda: browser.click(f'main a[href$="/{open_market}"]'))
    start_application(browser)


def create_market(browser):
    browser.fill("name", "")
    browser.fill("siret", WRONG_SIRET)
    browser.fill("deadline", "2024-06-15")
    browser.unchoose("market_type_codes", "supplies")
    browser.fill("lots[1][name]", "Ordinateurs portables")
    browser.fill("lots[3][name]", "Écrans")
    browser.fill("lots[3][cpv_code]", "quinze")
    browser.fill("lot_limit", "5")
    browser.fill("provider_user_id", "x" * 256)
    create(browser)
    assert "Erreur" in browser.driver.title, browser.driver.title
    for name in ("name", "siret", "deadline", "lots[3][cpv_code]", "provider_user_id"):
        is_wrong(browser, name)
    is_wrong_group(browser, "market_type_codes")
    assert not is_marked(browser, "lots[1][name]"), "what is right is not told to be wrong"
    focused = browser.driver.switch_to.active_element.get_attribute("id")
    assert focused == "erreurs", f"the focus is at {focused}"
    # The summary leads to the field.
    browser.click('#erreurs a[href="#f-siret"]')
    assert browser.driver.switch_to.active_element.get_attribute("name") == "siret"
    shown = browser.values()
    assert shown["siret"] == [WRONG_SIRET] and shown["lots[3][cpv_code]"] == ["quinze"], shown

    platform_pages.fill_market(browser, ["defense"])
    browser.fill("deadline", "demain")
    browser.fill("lots[3][cpv_code]", "30231000-7")
    browser.fill("lot_limit", "5")
    create(browser)
    is_wrong(browser, "deadline")
    is_wrong_group(browser, "market_type_codes")
    assert not is_marked(browser, "siret"), "what is mended is no longer told to be wrong"

    platform_pages.fill_market(browser, ["services", "defense"])
    browser.fill("lot_limit", "5")
    create(browser)
    is_wrong(browser, "lot_limit")
    browser.fill("lot_limit", "1")
    create(browser)
    browser.expect("Le service a créé le marché")


def start_application(browser):
    browser.fill("siret", WRONG_SIRET)
    browser.fill("provider_user_id", "<b>moi</b>")
    browser.submit("main button[value=create]:not([aria-hidden])")
    is_wrong(browser, "siret")
    is_wrong(browser, "provider_user_id")
    assert browser.values()["siret"] == [WRONG_SIRET]
    browser.fill("siret", "73282932000074")
    browser.fill("provider_user_id", platform_pages.CANDIDATE)
    browser.submit("main button[value=create]:not([aria-hidden])")
    browser.expect("Le service a créé la candidature", "EN COURS", platform_pages.CANDIDATE)


def create(browser):
    browser.submit("main button[value=create]:not([aria-hidden])")
