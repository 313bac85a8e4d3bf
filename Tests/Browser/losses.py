"""What scripts cannot save: the page says so, keeps what was typed, and shows the way on."""

import os

import candidate
from mistakes import PROOFS, REFERENCE, REFERENCES, opened
from server import wait_until

DAY = 24 * 3600
TEXT = f"{REFERENCE}[1][resume]"
LOSS = "main .pm-lost[role=alert]"


def at_references(context):
    """On a screen with texts and files, of which one is there."""
    browser = context.browser
    at = opened(context)
    at(REFERENCES)
    browser.submit(f'button[name=add_item][value="{REFERENCES}_livraisons_trois_ans"]')
    candidate.upload(browser, PROOFS, context.samples.pdf)
    return at


def is_saved(browser):
    wait_until(lambda: browser.all("[data-pm-save-state][data-state=saved]"), "the script to save", 10)


def is_lost(browser, *words):
    wait_until(lambda: browser.all(LOSS), "the page to say that nothing is saved", 10)
    browser.expect(*words)
    assert not browser.all("[data-pm-save-state][data-state=saved]"), "the page says that it is saved"


def file_under_way(context):
    """A button that leads on waits for the files that were chosen before."""
    browser, large = context.browser, context.samples.large
    at = opened(context)
    at(REFERENCES)
    # Which Safari has since its version 16 alone.
    browser.driver.execute_script("delete HTMLFormElement.prototype.requestSubmit")
    browser.network(upload_rate=100_000)
    try:
        browser.one(f'input[data-pm-upload="{PROOFS}"]').send_keys(large)
        browser.submit(check=False)
    finally:
        browser.network()
    assert not browser.path.endswith(REFERENCES), "the screen is left"
    at(REFERENCES)
    assert candidate.file_names(browser, PROOFS) == [os.path.basename(large)]


# The network is lost just after a form was sent, or the server has no time for more.
FORMS_ALONE = """
const all = window.fetch;
window.fetch = (address, more) => (more?.method === "POST" ? all(address, more) : %s);
"""
NO_PAGES = (
    "Promise.reject(new TypeError())",
    "Promise.resolve(Object.defineProperty(new Response(null, { status: 503 }), 'url', { value: location.href }))",
)


def removal_that_fails(context):
    """What was typed just before is saved all the same; and a removal that succeeds is not called a failure."""
    browser = context.browser
    at_references(context)
    candidate.upload(browser, PROOFS, context.samples.png)
    browser.network(is_there=False)
    try:
        browser.fill(TEXT, "Avant la coupure")
        browser.click(f'[data-pm-files="{PROOFS}"] button[name=remove_file]')
        browser.expect("la suppression n’a pas abouti")
        # The text's own way has failed as well, and is tried again.
        browser.expect("Connexion perdue")
    finally:
        browser.network()
    wait_until(lambda: browser.all("[data-pm-save-state][data-state=saved]"), "the script to save", 20)
    assert len(candidate.file_names(browser, PROOFS)) == 2, "the file stays"
    for left, answer in ((1, NO_PAGES[0]), (0, NO_PAGES[1])):
        browser.driver.execute_script(FORMS_ALONE % answer)
        browser.click(f'[data-pm-files="{PROOFS}"] button[name=remove_file]')
        wait_until(lambda: len(candidate.file_names(browser, PROOFS)) == left, "the file to go")
        assert "n’a pas abouti" not in browser.body()
    browser.reload()
    assert not candidate.file_names(browser, PROOFS)


# As the script sees a page that is put away.
PUT_AWAY = """
Object.defineProperty(document, "visibilityState", { value: "hidden" });
document.dispatchEvent(new Event("visibilitychange"));
"""
# As in a browser that ends every request with its page, whatever it was told.
NO_REQUESTS = "delete Request.prototype.keepalive; window.fetch = () => new Promise(() => {});"


def left_at_once(context):
    """A text is sent as the page is put away: also where nothing but a beacon goes with it, and where it is too long to
    be taken along."""
    browser = context.browser
    at = at_references(context)
    for text, script in (("Quitté", ""), ("Quitté encore", NO_REQUESTS)):
        browser.driver.execute_script(script)
        browser.fill(TEXT, text)
        browser.driver.execute_script(PUT_AWAY)
        at(REFERENCES, check=False)
        wait_until(lambda: browser.reload(check=False) or browser.values()[TEXT] == [text], f"“{text}” to be saved")
    browser.put([browser.one(f'[name="{TEXT}"]')], ["x" * 70_000])
    browser.driver.execute_script(PUT_AWAY)
    browser.expect("Une information est à corriger avant d’être enregistrée.")


def end_login(context):
    # The token of the API has ended with it.
    context.server.token = None
    context.server.advance_clock(DAY + 1)
    context.server.token = None


def log_in_beside(browser):
    """By the link of what is said, which opens a window of its own; then back, and saved."""
    here = browser.opened(lambda: browser.click(f"{LOSS} a"))
    candidate.log_in_here(browser, "candidat@exemple.fr", check=False)
    browser.expect_path("/company_identification")
    browser.driver.close()
    browser.driver.switch_to.window(here)
    browser.click(f"{LOSS} button")
    wait_until(lambda: not browser.all(LOSS), "the page to be logged in again", 10)


def login_ended(context):
    """Whatever notices it: a text, a file, the removal of one, or the wait for the antivirus."""
    browser, samples = context.browser, context.samples
    at = at_references(context)
    browser.fill(TEXT, "Avant la fin")
    is_saved(browser)
    end_login(context)
    browser.fill(TEXT, "Après la fin")
    is_lost(browser, "Votre connexion a pris fin")
    assert browser.values()[TEXT] == ["Après la fin"], "what was typed stays"
    browser.check()
    # A button sends nothing that would be lost, but leads to what is said.
    browser.click("main button[name=intent][value=save]")
    wait_until(lambda: browser.driver.execute_script(
        "return document.activeElement.matches(arguments[0])", LOSS), "the focus at what is said", 10)
    browser.expect("Vous n’êtes pas encore reconnecté.")
    browser.expect_path(REFERENCES)
    log_in_beside(browser)
    is_saved(browser)

    end_login(context)
    candidate.refuse_upload(browser, PROOFS, samples.png)
    browser.expect("Votre connexion a pris fin")
    log_in_beside(browser)
    candidate.upload(browser, PROOFS, samples.png)

    end_login(context)
    browser.click(f'[data-pm-files="{PROOFS}"] button[name=remove_file]')
    wait_until(lambda: browser.all(LOSS), "the page to say that nothing is removed", 10)
    assert len(candidate.file_names(browser, PROOFS)) == 2, "the file stays"
    log_in_beside(browser)

    end_login(context)
    # As while the antivirus is at work, whose answers are asked for.
    browser.driver.execute_script("document.querySelector('[data-pm-file]').dataset.pmScan = 'pending'")
    wait_until(lambda: browser.all(LOSS), "the page to say that it is told nothing more", 10)
    log_in_beside(browser)
    # With the token of the new login the form itself is taken again.
    browser.fill(TEXT, "Après le retour")
    browser.submit()
    at(REFERENCES)
    assert browser.values()[TEXT] == ["Après le retour"], browser.values()
    assert len(candidate.file_names(browser, PROOFS)) == 2


def sent_from_another_tab(context):
    browser, samples = context.browser, context.samples
    at = at_references(context)
    browser.fill(TEXT, "Avant l’envoi")
    is_saved(browser)
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    at("summary", check=False)
    candidate.send_application(browser)
    browser.driver.close()
    browser.driver.switch_to.window(first)
    browser.fill(TEXT, "Après l’envoi")
    is_lost(browser, "Cette candidature a déjà été envoyée")
    assert browser.values()[TEXT] == ["Après l’envoi"], "what was typed stays"
    browser.check()
    candidate.refuse_upload(browser, PROOFS, samples.png)
    browser.leaving(lambda: browser.click(f"{LOSS} a"))
    browser.expect_path("/sync_status")
    # It waits for the platform to be told, which nobody ever is here.
    end_login(context)
    wait_until(lambda: browser.all(LOSS), "the page to say that the login has ended")
    browser.check()
    browser.leaving(lambda: browser.click(f"{LOSS} a"))
    browser.expect_path("/candidate/sessions/new")
