"""What goes wrong while a candidate answers, and how it is put right."""

import os

import candidate
from refusals import is_wrong
from server import wait_until

CONTACT = "identite_entreprise_contact"
EMAIL = f"email_input[{CONTACT}_email]"
PHONE = f"phone_input[{CONTACT}_telephone]"
IDENTIFICATION = "identite_entreprise_identification"
NAME = f"text_input[{IDENTIFICATION}_raison_sociale]"
REFERENCES = "capacites_techniques_professionnelles_realisations"
REFERENCE = f"realisations_livraisons[{REFERENCES}_livraisons_trois_ans]"
PROOFS = f"{REFERENCES}_attestations_trois_ans"
STAFF = "capacites_techniques_professionnelles_effectifs"
PEOPLE = f"{STAFF}_cv_intervenants"
PERSON = f"presentation_intervenants[{PEOPLE}]"
TOOLS = "capacites_techniques_professionnelles_outillage"


def opened(context, asks_everything=True):
    """An application under way to a market of services, and how its screens are reached."""
    _, application, _ = context.open_application(asks_everything=asks_everything)
    root = application["application_url"].rsplit("/", 1)[0]

    def at(step, check=True):
        context.browser.visit(f"{root}/{step}", check)

    return at


def save(browser, check=True):
    browser.submit("main button[name=intent][value=save]", check)


def told_and_mended(context):
    browser = context.browser
    at = opened(context)
    at(CONTACT)
    assert browser.values()[EMAIL] == ["candidat@exemple.fr"], "the address of the login is proposed"
    browser.fill(EMAIL, "contact chez exemple")
    browser.fill(PHONE, "12")
    browser.submit()
    browser.expect_path(CONTACT)
    is_wrong(browser, EMAIL)
    is_wrong(browser, PHONE)
    assert browser.values()[EMAIL] == ["contact chez exemple"], "what was typed is shown again"
    focused = browser.driver.switch_to.active_element.get_attribute("id")
    assert focused == "erreurs", f"the focus is at {focused}"
    browser.fill(EMAIL, "contact@exemple.fr")
    browser.submit()
    is_wrong(browser, PHONE)
    browser.fill(PHONE, "+33 1 23 45 67 89")
    browser.submit()
    assert not browser.path.endswith(CONTACT), "a mended screen is left"

    at(REFERENCES)
    browser.submit(f'button[name=add_item][value="{REFERENCES}_livraisons_trois_ans"]')
    browser.fill(f"{REFERENCE}[1][resume]", "Livraison")
    browser.fill(f"{REFERENCE}[1][date_debut]", "2025-03-02")
    browser.fill(f"{REFERENCE}[1][date_fin]", "2025-03-01")
    browser.fill(f"{REFERENCE}[1][montant]", "zéro")
    browser.submit()
    is_wrong(browser, f"{REFERENCE}[1][date_fin]")
    is_wrong(browser, f"{REFERENCE}[1][montant]")
    browser.fill(f"{REFERENCE}[1][date_fin]", "2025-03-03")
    browser.fill(f"{REFERENCE}[1][montant]", "45 000")
    browser.submit()
    assert not browser.path.endswith(REFERENCES), "a mended screen is left"

    at(IDENTIFICATION)
    browser.fill(NAME, "<b>Gras</b>")
    browser.submit()
    is_wrong(browser, NAME)
    browser.fill(NAME, "Menuiserie Noël & Fils")
    save(browser)
    browser.expect("Vos réponses sont enregistrées.")
    assert browser.values()[NAME] == ["Menuiserie Noël & Fils"]


def refused_files(context):
    browser, samples = context.browser, context.samples
    at = opened(context)
    at(REFERENCES)
    candidate.refuse_upload(browser, PROOFS, samples.program)
    candidate.refuse_upload(browser, PROOFS, samples.false_pdf)
    browser.check()
    candidate.upload(browser, PROOFS, samples.pdf)
    candidate.upload(browser, PROOFS, samples.png)
    browser.reload()
    names = [os.path.basename(path) for path in (samples.pdf, samples.png)]
    assert sorted(candidate.file_names(browser, PROOFS)) == sorted(names)
    download = browser.one(f'[data-pm-files="{PROOFS}"] a').get_attribute("href")
    answer = context.server.request("GET", download, headers={"Cookie": browser.cookies()})
    with open(samples.pdf, "rb") as file:
        assert answer.status == 200 and answer.body == file.read(), answer.status
    browser.click(f'[data-pm-files="{PROOFS}"] button[name=remove_file]')
    wait_until(lambda: len(candidate.file_names(browser, PROOFS)) == 1, "a file to be gone")
    browser.reload(check=False)
    assert len(candidate.file_names(browser, PROOFS)) == 1


def items(context):
    browser = context.browser
    at = opened(context)
    at(STAFF)
    add = f'button[name=add_item][value="{PEOPLE}"]'
    browser.submit(add)
    browser.fill(f"{PERSON}[1][nom]", "Aubépin")
    browser.submit(add)
    browser.fill(f"{PERSON}[2][nom]", "Bréchet")
    candidate.upload(browser, f"{PEOPLE}.2", context.samples.pdf)
    browser.submit(add)
    browser.fill(f"{PERSON}[3][nom]", "Crépeau")
    browser.submit(f'button[name=remove_item][value="{PEOPLE}.1"]')
    names = [value[0] for name, value in browser.values().items() if name.startswith(PERSON) and name.endswith("[nom]")]
    assert names == ["Bréchet", "Crépeau"], names
    assert len(candidate.file_names(browser, f"{PEOPLE}.2")) == 1, "the file stays with its person"
    browser.submit(f'button[name=remove_item][value="{PEOPLE}.2"]')
    assert "attestation d’été.pdf" not in browser.body(), "the file goes with its person"
    save(browser)
    names = [value[0] for name, value in browser.values().items() if name.startswith(PERSON) and name.endswith("[nom]")]
    assert names == ["Crépeau"], names


def back_and_reload(context):
    browser = context.browser
    at = opened(context)
    at(TOOLS)
    typed = candidate.fill_step(browser, context.samples)
    browser.submit()
    after = browser.path
    browser.submit("main button[name=intent][value=previous]")
    browser.expect_path(TOOLS)
    candidate.has_typed(browser, typed)
    browser.submit(check=False)
    assert browser.path == after
    browser.back(check=False)
    candidate.has_typed(browser, typed)
    browser.reload(check=False)
    candidate.has_typed(browser, typed)


def two_tabs(context):
    """The last to write wins, whole: no answer of one tab stands among those of the other."""
    browser = context.browser
    at = opened(context, asks_everything=False)
    at(CONTACT, check=False)
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    at(CONTACT, check=False)
    second = browser.driver.current_window_handle
    typed = ((first, "un@exemple.fr", "01 11 11 11 11"), (second, "deux@exemple.fr", "02 22 22 22 22"))
    for window, email, phone in typed:
        browser.driver.switch_to.window(window)
        browser.fill(EMAIL, email)
        browser.fill(PHONE, phone)
    for window in (second, first):
        browser.driver.switch_to.window(window)
        browser.submit(check=False)
    at(CONTACT, check=False)
    candidate.has_typed(browser, {EMAIL: "un@exemple.fr", PHONE: "01 11 11 11 11"})
    browser.driver.switch_to.window(second)
    browser.driver.close()
    browser.driver.switch_to.window(first)


def server_killed(context):
    """What was saved, by a button or by the script, is there again after the server lost its power; the session too."""
    browser = context.browser
    at = opened(context, asks_everything=False)
    at(IDENTIFICATION)
    typed = candidate.fill_step(browser, context.samples)
    save(browser)
    browser.fill(NAME, "Saisie au vol")
    typed[NAME] = "Saisie au vol"
    wait_until(lambda: browser.all("[data-pm-save-state][data-state=saved]"), "the script to save", 10)
    context.server.kill_and_restart()
    browser.reload()
    candidate.has_typed(browser, typed)
    browser.submit()
    candidate.fill_step(browser, context.samples)
    browser.submit()
    at("summary")
    candidate.send_application(browser)
