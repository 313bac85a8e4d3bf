"""The buyer's journey, screen by screen."""

from refusals import is_wrong, is_wrong_group


def configure(browser, identifier, lot_limit=None, ask_everything=True, errs=True, midway=None):
    """From the first page of the wizard to that of the completed market. `midway` is called once, on a screen that is
    filled in and kept."""
    browser.check()
    browser.expect("configurez les candidatures à votre marché")
    browser.submit()
    if browser.path.endswith("/lot_config"):
        lots(browser, lot_limit)
    erred = not errs
    while not browser.path.endswith("/summary"):
        erred = category(browser, ask_everything, not erred) or erred
        if erred and midway:
            midway()
            midway = None
    complete(browser, identifier)


def lots(browser, limit):
    """`limit`: as the editor has set it, if it has."""
    if limit is None:
        browser.submit()
        is_wrong_group(browser, "lot_limit_enabled")
        browser.choose("lot_limit_enabled", "false")
    else:
        assert browser.values()["lot_limit"] == [str(limit)], "the editor's limit is proposed"
        browser.fill("lot_limit", "9")
        browser.submit()
        is_wrong(browser, "lot_limit")
        assert browser.values()["lot_limit"] == ["9"], "what was sent is shown again"
        browser.fill("lot_limit", str(limit))
    browser.submit()


def category(browser, ask_everything, errs):
    """One screen of categories; whether a mistake was made and mended on it."""
    here = browser.path
    if not browser.all('main input[name="additional"]'):
        browser.submit()
        return False
    if errs:
        browser.submit()
        is_wrong_group(browser, "additional")
        browser.choose("additional", "yes")
        browser.submit()
        is_wrong_group(browser, "selected_attribute_keys")
    browser.choose("additional", "yes" if ask_everything else "no")
    boxes = [box.get_attribute("value") for box in browser.all('main input[name="selected_attribute_keys"]')]
    if ask_everything:
        for key in boxes:
            browser.choose("selected_attribute_keys", key)
    browser.submit()
    if errs:
        # Back by the page's own button: what was chosen is there again.
        browser.submit('main button[name=intent][value=previous]', check=False)
        assert browser.path == here, f"{browser.path} is not {here}"
        chosen = browser.values()
        assert chosen["additional"] == ["yes" if ask_everything else "no"], chosen
        if ask_everything:
            assert sorted(chosen["selected_attribute_keys"]) == sorted(boxes), chosen
        browser.submit(check=False)
        # And by the browser's.
        browser.back(check=False)
        assert browser.path == here, f"{browser.path} is not {here}"
        browser.submit(check=False)
    return errs


def complete(browser, identifier):
    browser.check()
    browser.expect("Relisez avant de finaliser", identifier)
    browser.submit()
    browser.expect_path("/sync_status")
    browser.expect(identifier)
