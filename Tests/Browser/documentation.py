"""The documentation of the contract: each kind of page, the search by keys alone, and everything without the script."""

import os
import urllib.parse

from selenium.webdriver.common.keys import Keys

from server import wait_until

PAGES = (
    "", "/access", "/errors", "/limits", "/webhooks", "/environments", "/schemas", "/pages", "/changelog", "/search",
    "/operations/createPublicMarket", "/operations/listPublicMarkets", "/operations/getAttestation",
    "/operations/createToken", "/operations/submitApplicationStep", "/operations/createSandboxScenario",
    "/schemas/PublicMarketInput", "/schemas/ProblemDetails", "/schemas/MarketTypeCode")


def pages(context):
    browser = context.browser
    for language in ("fr", "en"):
        for path in PAGES:
            browser.visit(f"{context.server.base}/docs/{language}{path}", check=False)
            assert len(browser.all("h1")) == 1, browser.url
            assert browser.one("html").get_attribute("lang") == language
            # What can be opened is looked at open.
            browser.driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
            browser.check()
    # On narrow screens the contents are below, and a link leads there.
    browser.visit(context.server.base + "/docs/fr/contract#L213", check=False)
    line = browser.one("#L213")
    assert abs(browser.driver.execute_script("return arguments[0].getBoundingClientRect().top", line)) < 300
    assert browser.driver.execute_script("return arguments[0].matches(':target')", line)
    wider(browser)
    revalidated(browser, context.server.base + "/docs/fr")
    paper(browser, context.server.base + "/docs/fr/operations/createPublicMarket")


def wider(browser):
    browser._metrics(320, 640)
    try:
        width = browser.driver.execute_script("return document.documentElement.scrollWidth")
        assert width <= 320, f"{browser.path} is {width} pixels wide at 320"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def revalidated(browser, url):
    """Whoever comes back has the page from the browser's memory, with its style and its script."""
    browser.messages()
    for _ in range(2):
        browser.visit(url, check=False)
    sent, size = browser.driver.execute_script(
        "const [page] = performance.getEntriesByType('navigation'); return [page.transferSize, page.encodedBodySize]")
    assert sent < size, f"{url} was sent again"
    assert browser.driver.execute_script("return document.styleSheets[0].cssRules.length") > 0
    assert not browser.messages(), browser.messages()


def paper(browser, url):
    """Printed, a page is its contents, with every sample."""
    browser.visit(url, check=False)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = browser.driver.execute_script(
            "dispatchEvent(new Event('beforeprint'));"
            "const seen = (selector) => [...document.querySelectorAll(selector)].filter("
            "(element) => element.getClientRects().length > 0).length;"
            "return {nav: seen('nav'), forms: seen('form'), buttons: seen('button'),"
            " samples: seen('details.sample pre'), text: document.querySelector('main').innerText}")
        assert shown["nav"] == shown["forms"] == shown["buttons"] == 0 and shown["samples"] >= 3, shown
        assert "/api/v1/public_markets" in shown["text"] and len(shown["text"]) > 2000, shown
        if browser.screenshots:
            browser.driver.save_screenshot(os.path.join(browser.screenshots, "documentation-print.png"))
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def search(context):
    browser = context.browser
    # In the language that the browser asks for.
    browser.visit(context.server.base + "/docs", check=False)
    assert browser.path in ("/docs/fr", "/docs/en"), browser.url
    browser.visit(context.server.base + "/docs/fr", check=False)
    # The first key leads to the contents of the page, the field is a few further.
    active = lambda: browser.driver.switch_to.active_element
    browser.one("body").send_keys(Keys.TAB)
    assert active().get_attribute("class") == "skip", active().get_attribute("outerHTML")
    for _ in range(5):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        if active().get_attribute("id") == "q":
            break
    active().send_keys("telecharger l attestation".replace(" l ", " "))
    browser.leaving(lambda: active().send_keys(Keys.ENTER), check=False)
    assert browser.path == "/docs/fr/search", browser.url
    wait_until(lambda: browser.all("#results li a"), "something found")
    browser.check()
    first = browser.one("#results li a")
    assert first.get_attribute("href").endswith("/operations/getAttestation"), first.get_attribute("href")
    assert "résultat" in browser.text("#found")
    # What is typed narrows what is shown, and stands in the address.
    browser.fill_element(browser.one("#q"), "quota zzzz")
    wait_until(lambda: browser.text("#found") == "0 résultat", "nothing found")
    browser.fill_element(browser.one("#q"), "webhook-timestamp")
    wait_until(lambda: browser.all("#results li a"), "the header of webhooks")
    assert urllib.parse.urlsplit(browser.url).query == "q=webhook-timestamp", browser.url
    assert browser.one("#results li a").get_attribute("href").endswith("/docs/fr/webhooks")
    # The language that a reader opens is opened on the next page.
    browser.visit(context.server.base + "/docs/en/operations/getStatus", check=False)
    browser.click("details[data-sample=python] summary")
    browser.visit(context.server.base + "/docs/en/operations/getPublicMarket", check=False)
    wait_until(lambda: [details.get_attribute("data-sample") for details in browser.all("details.sample[open]")]
               == ["python"], "the sample in Python")


def without_script(context):
    browser = context.browser
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(context.server.base + "/docs/en/search?q=attestation")
        links = [link.get_attribute("href") for link in browser.all("#index a")]
        assert any(link.endswith("/operations/getAttestation") for link in links), len(links)
        browser.driver.get(context.server.base + "/docs/en/operations/getStatus")
        assert browser.one("details.sample[open] pre").text.startswith("curl "), "the first sample is open"
        assert [link.text for link in browser.all("header .ways a") if link.is_displayed()] == ["Français"]
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
