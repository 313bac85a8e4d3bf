"""The candidate's journey, screen by screen."""

import os
import re

from server import wait_until

TEXT = "Réponse « exacte » & complète, à 100 %"
# The button of the summary.
SEND = "main form button.fr-btn[type=submit]"
YEARS = {"year_1": "2025", "year_2": "2024", "year_3": "2023"}


def log_in(browser, application, email, siret=None, errs=False, check=True):
    """From the application's address, by the link that the sandbox shows. Returns the address of the link."""
    browser.visit(application["application_url"], check)
    return log_in_here(browser, email, siret, errs, check)


def log_in_here(browser, email, siret=None, errs=False, check=True):
    request_link(browser, email, siret, errs, check)
    link = browser.one('main a[href*="/candidate/sessions/verify"]')
    address = link.get_attribute("href")
    browser.leaving(lambda: browser.press(link), check)
    browser.submit("main form button[type=submit]", check)
    return address


def request_link(browser, email, siret=None, errs=False, check=True):
    browser.expect_path("/candidate/sessions/new")
    if siret:
        browser.fill("siret", siret)
    button = browser.one("main form button[type=submit]")
    assert not button.is_enabled(), "the button waits for an address"
    if errs:
        browser.fill("email", "pas une adresse")
        assert button.is_enabled(), "there is something to send"
        browser.submit("main form button[type=submit]")
        browser.expect_path("/candidate/sessions")
        assert browser.all('[name=email][aria-invalid=true]'), "the address is told to be wrong"
        if siret:
            browser.fill("siret", siret)
    browser.fill("email", email)
    browser.submit("main form button[type=submit]", check)
    browser.expect("Vérifiez vos emails")


def value_for(name):
    """What is typed into a field, by its name."""
    leaf = re.findall(r"\[([^\]]+)\]", name)
    kind, last = name.split("[", 1)[0], leaf[-1]
    if kind == "email_input":
        return "contact@exemple.fr"
    if kind == "phone_input":
        return "01 23 45 67 89"
    if kind in ("url_input", "inline_url_input"):
        return "https://exemple.fr/certificat"
    numbers = {"turnover": "1250000", "market_percentage": "40", "fiscal_year_end": "2025-12-31", "average_staff": "12",
               "management_staff": "3", "date_debut": "2024-01-15", "date_fin": "2025-02-28", "montant": "45000"}
    if last in numbers:
        return numbers[last]
    if last == "year":
        return YEARS[leaf[-2]]
    return TEXT


def fill_step(browser, samples, files=None):
    """Everything that the screen asks. Returns what was typed, by name; `files` gathers (key, name of file)."""
    for button in [element.get_attribute("value") for element in browser.all("main button[name=add_item]")]:
        browser.submit(f'main button[name=add_item][value="{button}"]')
    for box in browser.all("main input[type=checkbox]:not([disabled])"):
        browser.choose(box.get_attribute("name"), box.get_attribute("value"))
    for radio in browser.all("main input[type=radio][value=yes]"):
        browser.choose(radio.get_attribute("name"), "yes")
    inputs = "main input:not([type=hidden],[type=file],[type=checkbox],[type=radio],[readonly]), main textarea"
    elements = browser.all(inputs)
    typed = {name: value_for(name) for name in (element.get_attribute("name") for element in elements)}
    browser.put(elements, list(typed.values()))
    kinds = [samples.pdf, samples.png, samples.txt]
    keys = [field.get_attribute("data-pm-upload") for field in browser.all("main input[type=file]")]
    for index, key in enumerate(keys):
        upload(browser, key, kinds[index % len(kinds)])
        if files is not None:
            files.append((key, kinds[index % len(kinds)]))
    return typed


def upload(browser, key, path):
    browser.one(f'input[data-pm-upload="{key}"]').send_keys(path)
    name = os.path.basename(path)
    wait_until(lambda: name in file_names(browser, key), f"{name} among the files of {key}")


def refuse_upload(browser, key, path):
    before = file_names(browser, key)
    browser.one(f'input[data-pm-upload="{key}"]').send_keys(path)
    name = os.path.basename(path)
    wait_until(
        lambda: any(name in line.text for line in browser.all("main .fr-message--error")), f"{name} to be refused")
    assert file_names(browser, key) == before


def file_names(browser, key):
    return browser.driver.execute_script(
        "return [...document.querySelectorAll(`[data-pm-files=\"${arguments[0]}\"] .pm-file__name`)]"
        ".map((name) => name.textContent.trim())", key)


def has_typed(browser, typed):
    shown = browser.values()
    for name, value in typed.items():
        given = [text.replace("\r\n", "\n") for text in shown.get(name, [])]
        assert given == [value], f"{name} is {given}, not {value}"


def answer_everything(browser, samples, lots=(), files=None, midway=None):
    """From the company to the summary. `midway(what was typed)` is called once, on a screen that is filled in and has
    files."""
    browser.expect_path("/company_identification")
    browser.submit()
    if browser.path.endswith("/lots"):
        for lot in lots:
            browser.choose("lot_ids", str(lot))
        browser.submit()
    browser.expect_path("/market_information")
    browser.submit()
    steps = 0
    while not browser.path.endswith("/summary"):
        step = browser.path.rsplit("/", 1)[1]
        typed = fill_step(browser, samples, files)
        browser.check()
        if midway and typed and browser.all("main input[type=file]"):
            midway(typed)
            midway = None
        browser.submit()
        assert browser.path.rsplit("/", 1)[1] != step, f"{step} is not left: {browser.body()[:1200]}"
        steps += 1
        assert steps < 40, "the journey does not end"
    assert midway is None, "no screen has files"
    return steps


def send_application(browser):
    browser.check()
    # Two pages may follow at once: the progress page may never be seen.
    browser.submit(SEND, check=False)
    wait_until(lambda: browser.path.endswith("/sync_status"), "the end of the submission", 40)
    wait_until(browser.has_arrived, "the page after the submission")
    browser.check()
    browser.expect("Votre candidature a été transmise")
