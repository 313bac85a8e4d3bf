"""The service's pages in a window and in a frame of the platform, and what they tell it (docs/integration.md)."""

import buyer
import candidate
import platform_pages
from server import wait_until

FRAME = "main iframe"


def told(browser):
    """The messages that the platform's page shows."""
    return [line.get_attribute("textContent") for line in browser.all("[data-pm-messages] li")]


def is_told(browser, identifier, *steps):
    """Steps in their order, then that all is done."""
    expected = [f"étape « {step} » de {identifier}" for step in steps] + [f"{identifier} est finalisé"]

    def arrived():
        rest = iter(told(browser))
        return all(any(line.endswith(end) for line in rest) for end in expected)

    wait_until(arrived, f"{expected} among the messages", 10)


def answer_in_few_words(context):
    """The shortest way through an application, from the login page on."""
    browser = context.browser
    candidate.log_in_here(browser, "candidat@exemple.fr")
    candidate.answer_everything(browser, context.samples)
    candidate.send_application(browser)


def popup(context):
    """The windows that the platform opens tell it what happens in them."""
    browser, platform = context.browser, context.platform
    market = platform_pages.create_market(browser, platform, ["services"])
    opener = browser.opened(lambda: browser.click("[data-pm-action=popup]"))
    buyer.configure(browser, market, ask_everything=False, errs=False)
    window = browser.driver.current_window_handle
    browser.driver.switch_to.window(opener)
    is_told(browser, market, "setup", "motifs_exclusion", "summary", "sync_status")
    browser.check()
    browser.driver.switch_to.window(window)
    browser.driver.close()
    browser.driver.switch_to.window(opener)
    browser.reload()
    browser.expect("FINALISÉ")

    browser.visit(platform.address("candidate", "markets", market), check=False)
    browser.submit("main button[value=create]:not([aria-hidden])")
    application = browser.path.rsplit("/", 1)[1]
    browser.opened(lambda: browser.click("[data-pm-action=popup]"))
    answer_in_few_words(context)
    browser.driver.switch_to.window(opener)
    is_told(browser, application, "login", "company_identification", "summary", "sync_status")


def frame(context):
    """Both wizards in frames of another port of the same machine, as the sandbox has it."""
    in_frames(context)


def frame_of_another_site(context):
    """The same where cookies of frames are kept apart: the service by https, at another name than the platform."""
    context.start(secure=True)
    in_frames(context)


def in_frames(context):
    browser, platform = context.browser, context.platform
    market = platform_pages.create_market(browser, platform, ["services"])
    enter(browser, 'main a[href$="/frame"]')
    assert not browser.all("footer"), "in a frame the page has no footer"
    buyer.configure(browser, market, ask_everything=False)
    leave(browser, market, "setup", "motifs_exclusion", "summary", "sync_status")
    browser.check()
    browser.enter_frame()
    go_back(browser, platform)
    browser.expect(f"le marché {market} est configuré")

    browser.visit(platform.address("candidate", "markets", market), check=False)
    browser.submit("main button[value=create]:not([aria-hidden])")
    application = browser.path.rsplit("/", 1)[1]
    enter(browser, 'main a[href$="/frame"]')
    answer_in_few_words(context)
    leave(browser, application, "login", "login_sent", "company_identification", "summary", "sync_status")
    browser.enter_frame()
    go_back(browser, platform)
    browser.expect(f"la candidature {application} est transmise")
    see_list_and_log_out(browser, platform, application)


def see_list_and_log_out(browser, platform, application):
    """What is around an application works in the frame as well, and so does logging out."""
    browser.visit(platform.application(application, "frame"), check=False)
    browser.enter_frame()
    browser.leaving(lambda: browser.click('main a[href$="/consultation"]'))
    browser.leaving(lambda: browser.click('main a[href^="/candidate/dashboard"]'))
    browser.expect(platform_pages.NAME)
    browser.leaving(lambda: browser.click('header form[action$="/logout"] button'))
    browser.expect("Vous êtes déconnecté.")
    browser.leave_frame()


def enter(browser, link):
    browser.leaving(lambda: browser.click(link))
    browser.enter_frame()


def leave(browser, identifier, *steps):
    """Out of the frame, whose messages have arrived and whose height is that of its page."""
    height = browser.driver.execute_script("return document.body.getBoundingClientRect().height")
    browser.leave_frame()
    is_told(browser, identifier, *steps)
    wait_until(lambda: abs(browser.one(FRAME).rect["height"] - height) <= 1, f"the frame to be {height} high", 10)
    browser.enter_frame()
    assert browser.driver.execute_script(
        "return document.documentElement.scrollHeight <= innerHeight"), "the frame has a scrollbar of its own"
    browser.leave_frame()


def go_back(browser, platform):
    """By the link of the last page, which leaves the frame."""
    link = platform_pages.return_link(browser, platform)
    browser.press(link)
    browser.leave_frame()
    wait_until(lambda: not browser.all(FRAME), "the platform's own page", 10)
    wait_until(lambda: browser.driver.execute_script("return document.readyState === 'complete'"), "that page")
    browser.check()


def refused_frame(context):
    """The browser shows nothing of the service in a frame of a site that the editor has not declared."""
    browser, platform = context.browser, context.platform
    market = context.server.create_market(["services"])["identifier"]
    browser.driver.get(platform.market(market, "frame", host="localhost"))

    def complaint():
        return [message for message in browser.messages() if "frame-ancestors" in message]

    found = wait_until(complaint, "the browser to refuse the frame")
    assert platform.base in found[0], found
    browser.enter_frame()
    assert not browser.all("main"), "a refused page is shown"
    browser.leave_frame()
    assert not told(browser), told(browser)

    # Once it is declared the page is there. Without https the browser keeps the cookie from it, and the page says so.
    origin = platform.address(host="localhost").rstrip("/")
    platform.declare([platform.base, origin])
    browser.driver.get(platform.market(market, "frame", host="localhost"))
    browser.enter_frame()
    browser.expect("configurez les candidatures à votre marché")
    browser.submit(check=False)
    browser.expect("Formulaire expiré", "cookies")
    assert not browser.all("footer"), "in a frame the page has no footer"
    browser.leave_frame()
    browser.messages()
