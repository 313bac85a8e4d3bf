"""What must not be possible, and what is said of it."""

import datetime

import candidate

MINUTE = 60


def deadline_passed(context):
    server, browser = context.server, context.browser
    now = _instant(server.advance_clock(0))
    # The contract reads a time without a zone as one of Paris.
    deadline = (now + datetime.timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
    _, application, _ = context.open_application(deadline=deadline)
    browser.visit(_step(application, "summary"))
    # It passes while the candidate reads.
    server.advance_clock(6 * 3600)
    browser.submit(candidate.SEND)
    browser.expect("La date limite est passée", "Votre candidature n’a pas été transmise")
    browser.leaving(lambda: browser.click('main a[href$="/summary"]'))
    browser.expect("La date limite est passée")
    server.token = None
    answer = server.api("GET", f"/api/v1/market_applications/{application['identifier']}")
    assert answer.json().get("completed_at") is None, answer


def _instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def _step(application, step):
    return application["application_url"].rsplit("/", 1)[0] + "/" + step


def completed(context):
    browser = context.browser
    market, application, _ = context.open_application()
    for step in ("setup", "summary", "identite_entreprise", "required_fields"):
        browser.visit(market["configuration_url"].replace("setup", step), check=False)
        browser.expect_path("/sync_status")
    browser.check()
    browser.visit(_step(application, "summary"), check=False)
    candidate.send_application(browser)
    for step in ("company_identification", "identite_entreprise_contact", "summary", "submission", "delete"):
        browser.visit(_step(application, step), check=False)
        browser.expect_path("/sync_status")
    browser.visit(_step(application, "summary"))
    browser.expect("ne peut plus être modifiée")


def another_candidate(context):
    server, browser = context.server, context.browser
    market, application, _ = context.open_application(email="premier@exemple.fr")
    browser.visit(_step(application, "identite_entreprise_contact"), check=False)
    browser.expect_path("/identite_entreprise_contact")
    browser.begin()
    other = server.create_application(market["identifier"], "44306184100047")
    candidate.log_in(browser, other, "second@exemple.fr", check=False)
    browser.expect_path("/company_identification")
    browser.visit(_step(application, "identite_entreprise_contact"))
    browser.expect_path("/candidate/sessions/new")
    # Nor by a link of their own: the first to come owns the application.
    candidate.log_in(browser, application, "second@exemple.fr", check=False)
    browser.expect("invalide ou a expiré")
    # What does not exist looks the same as what belongs to another.
    browser.visit(_step(application, "summary").replace(application["identifier"], "FT20200101AAAAAAAA"))
    browser.expect_path("/candidate/sessions/new")


def missing_token(context):
    browser = context.browser
    market = context.server.create_market(["services"])
    browser.visit(market["configuration_url"])
    browser.driver.execute_script("document.querySelector('main [name=csrf_token]').remove()")
    browser.submit()
    assert browser.driver.execute_script(
        "return performance.getEntriesByType('navigation')[0].responseStatus") == 403
    assert browser.all("h1")
    browser.visit(market["configuration_url"], check=False)
    browser.driver.execute_script("document.querySelector('main [name=csrf_token]').value = 'A'.repeat(43)")
    browser.submit()
    assert browser.driver.execute_script(
        "return performance.getEntriesByType('navigation')[0].responseStatus") == 403


def link_used_twice(context):
    browser = context.browser
    _, _, link = context.open_application()
    browser.expect_path("/company_identification")
    browser.begin()
    browser.visit(link)
    browser.submit("main form button[type=submit]")
    browser.expect_path("/candidate/sessions/new")
    browser.expect("Ce lien de connexion est invalide ou a expiré.")


def link_too_old(context):
    server, browser = context.server, context.browser
    market = context.open_market()
    application = server.create_application(market["identifier"], "73282932000074")
    browser.visit(application["application_url"])
    candidate.request_link(browser, "candidat@exemple.fr")
    link = browser.one('a[href*="/candidate/sessions/verify"]').get_attribute("href")
    server.advance_clock(31 * MINUTE)
    browser.visit(link)
    browser.submit("main form button[type=submit]")
    browser.expect_path("/candidate/sessions/new")
    browser.expect("Ce lien de connexion est invalide ou a expiré.")
    # A new one works.
    candidate.log_in(browser, application, "candidat@exemple.fr")
    browser.expect_path("/company_identification")
