"""A buyer without a mouse: Tab, Enter, Space and arrows alone."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

# Presses of Tab after which a page is held to be without the thing sought.
MOST_TABS = 120
VISIBLE = """
const element = document.activeElement;
const shown = (element.matches("input[type=radio], input[type=checkbox]") && element.labels[0]) || element;
const box = shown.getBoundingClientRect();
const style = getComputedStyle(element), other = getComputedStyle(shown, "::before"), label = getComputedStyle(shown);
const outlined = [style, other, label].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0);
return outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
"""


def press(browser, key):
    ActionChains(browser.driver).send_keys(key).perform()


def tab_to(browser, matches):
    """Walks on until the focus is where it is wanted; it must be seen all the way."""
    for _ in range(MOST_TABS):
        press(browser, Keys.TAB)
        is_there = browser.driver.execute_script("return document.activeElement.matches(arguments[0])", matches)
        if is_there:
            assert browser.driver.execute_script(VISIBLE), f"the focus on {matches} is not seen on {browser.path}"
            return
    raise AssertionError(f"Tab does not reach {matches} on {browser.path}")


def buyer_wizard(context):
    browser = context.browser
    market = context.server.create_market(["supplies"], ["Un", "Deux", "Trois"])
    browser.visit(market["configuration_url"])
    # The first thing that Tab reaches leads past the header.
    tab_to(browser, "a[href^='#']")
    press(browser, Keys.ENTER)
    go_on(browser)
    browser.expect_path("/lot_config")
    tab_to(browser, "input[name=lot_limit_enabled]")
    press(browser, Keys.SPACE)
    press(browser, Keys.ARROW_DOWN)
    tab_to(browser, "input[name=lot_limit]")
    press(browser, "2")
    browser.leaving(lambda: press(browser, Keys.ENTER))
    steps = 0
    while not browser.path.endswith("/summary"):
        if browser.all("main input[name=additional]"):
            tab_to(browser, "input[name=additional]")
            press(browser, Keys.SPACE)
            press(browser, Keys.ARROW_DOWN)
            tab_to(browser, "input[name=selected_attribute_keys]")
            press(browser, Keys.SPACE)
        go_on(browser)
        steps += 1
        assert steps < 10, "the journey does not end"
    browser.expect("2 lots maximum")
    go_on(browser)
    browser.expect_path("/sync_status")


def go_on(browser):
    tab_to(browser, "main button[name=intent][value=next]:not([aria-hidden])")
    browser.leaving(lambda: press(browser, Keys.ENTER))
