"""What must not be possible, and what is said of it."""

import buyer
import candidate


def deadline_passed(context):
    server, browser = context.server, context.browser
    _, application, _ = context.open_application(deadline="2099-06-15T18:30")
    browser.visit(application["application_url"].replace("company_identification", "summary"))
    # The deadline passes while the candidate reads.
    now = server.advance_clock(0)
    seconds = int((_instant("2099-06-15T16:30:00.000Z") - _instant(now)).total_seconds())
    _advance(server, seconds + 1)
    relog(browser, application)
    browser.visit(application["application_url"].replace("company_identification", "summary"))
    browser.expect("date limite")


def _instant(text):
    import datetime
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
