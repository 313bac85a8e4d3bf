"""What a form says is wrong with it, whatever its words are."""


def is_marked(browser, name):
    return browser.one(f'main [name="{name}"]:not([type=hidden])').get_attribute("aria-invalid") == "true"


def is_wrong(browser, name):
    """The field is marked, and something is said of it beside it and at the head of the form."""
    assert is_marked(browser, name), f"{name} is not told to be wrong"
    field = browser.one(f'main [name="{name}"]:not([type=hidden])')
    is_told(browser, field, name)
    is_summed_up(browser, field, name)


def is_wrong_group(browser, name):
    """The same of a group of boxes or buttons, which has one sentence for all of them."""
    first = browser.one(f'main [name="{name}"]:not([type=hidden])')
    is_told(browser, first.find_element("xpath", "ancestor::fieldset[1]"), name)
    is_summed_up(browser, first, name)


def is_told(browser, element, name):
    described = (element.get_attribute("aria-describedby") or "").split()
    messages = [message for part in described for message in browser.all(f"#{part} .fr-message--error")]
    assert any(message.text.strip() for message in messages), f"nothing is said of {name}"


def is_summed_up(browser, field, name):
    links = [link.get_attribute("href").rsplit("#", 1)[1] for link in browser.all("#erreurs a")]
    assert field.get_attribute("id") in links, f"the head of the form does not lead to {name}: {links}"
