"""The browser, and what is looked at on every page: accessibility, reflow, a picture."""

import os
import re
import tempfile
import threading
import urllib.parse

import axe_playwright_python
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from server import wait_until

AXE = os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]

# The parts of a page that tell two states of one address apart.
STATE = """
const seen = new Set();
for (const element of document.querySelectorAll("main *")) {
  if (element.getClientRects().length === 0) continue;
  for (const name of element.classList) seen.add(name);
  if (element.type) seen.add("type:" + element.type);
}
return [...seen].sort().join(" ");
"""
KIND = """
if ("pmService" in document.body.dataset) return "platform";
return document.documentElement.classList.contains("pm-framed") ? "framed" : "";
"""
WIDER = """
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return [];
const found = [...document.body.querySelectorAll("*")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.right > width + 1;
}).slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
return found.length ? found : ["scrollWidth " + document.documentElement.scrollWidth];
"""
# What the console may say. The status of a page is no fault of it: refused forms are 422. And where a form is sent just
# as a save of it is answered, Chromium complains of the redirect of the request that is given up.
NO_FAULTS = ["the server responded with a status of 4", "?notice=saved"]
# Name and value of everything that the form would send, files aside.
VALUES = """
const form = document.querySelector("main form[method=post]");
if (!form) return {};
const values = {};
for (const [name, value] of new FormData(form))
  if (typeof value === "string" && name !== "csrf_token") (values[name] ??= []).push(value);
return values;
"""


def address_pattern(url, kind):
    """`kind`: what the page says it is, beyond a page of the service."""
    path = urllib.parse.urlsplit(url).path
    path = re.sub(r"(VR|FT)-?[0-9A-Z-]{8,}", "{identifier}", path)
    path = re.sub(r"/verification/.+", "/verification/{token}", path)
    return kind + path


class Visited:
    """The states of pages that have been looked at, whoever did."""

    def __init__(self):
        self._states = set()
        self._lock = threading.Lock()

    def number(self, state):
        """Counts a state that is new; nil for another."""
        with self._lock:
            if state in self._states:
                return None
            self._states.add(state)
            return len(self._states)


class Browser:
    def __init__(self, visited, screenshots=None):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                         "--window-size=1280,1024", "--lang=fr", "--force-prefers-reduced-motion",
                         "--disable-background-networking", "--disable-extensions"):
            options.add_argument(argument)
        self._downloads = tempfile.TemporaryDirectory(prefix="passemarche-downloads-")
        options.add_experimental_option("prefs", {
            "download.default_directory": self._downloads.name, "plugins.always_open_pdf_externally": True})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        # Of the certificates that are made for a test.
        options.accept_insecure_certs = True
        service = webdriver.ChromeService("/usr/bin/chromedriver", log_output=os.devnull)
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(30)
        self.driver.set_script_timeout(30)
        self.screenshots = screenshots
        with open(AXE, encoding="utf-8") as file:
            self._axe = file.read()
        self._visited = visited
        self.faults = []
        self._mark = 0

    def close(self):
        self.driver.quit()
        self._downloads.cleanup()

    def begin(self):
        """As a browser that has never been here."""
        for window in self.driver.window_handles[1:]:
            self.driver.switch_to.window(window)
            self.driver.close()
        self.driver.switch_to.window(self.driver.window_handles[0])
        self.driver.get("about:blank")
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.driver.get_log("browser")
        self.faults = []

    # Moving.

    @property
    def url(self):
        """Of the frame, where one is looked into."""
        return self.driver.execute_script("return location.href")

    @property
    def path(self):
        return urllib.parse.urlsplit(self.url).path

    def visit(self, url, check=True):
        self.driver.get(url)
        if check:
            self.check()

    def leaving(self, action, check=True):
        """Does what loads another page, and waits for that to be there."""
        # Drawn anew each time: a page that comes back from the browser's memory still has its former mark.
        self._mark += 1
        self.driver.execute_script("window.pmBefore = arguments[0]", self._mark)
        action()
        wait_until(self.has_arrived, "another page after " + self.url)
        if check:
            self.check()

    def has_arrived(self):
        try:
            return self.driver.execute_script(
                "return window.pmBefore !== arguments[0] && document.readyState === 'complete'", self._mark)
        except WebDriverException:
            return False

    def submit(self, selector='main button[name=intent][value=next]:not([aria-hidden])', check=True):
        self.leaving(lambda: self.click(selector), check)

    def back(self, check=True):
        # The driver's own way leads out of the frame that is looked into.
        is_framed = self.driver.execute_script("return window !== window.top")
        self.leaving(
            lambda: self.driver.execute_script("history.back()") if is_framed else self.driver.back(), check)

    def reload(self, check=True):
        self.leaving(self.driver.refresh, check)

    # Finding and filling.

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.all(selector)
        assert found, f"nothing is {selector} on {self.path}"
        return found[0]

    def click(self, selector):
        self.press(self.one(selector))

    def press(self, element):
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def text(self, selector="main"):
        return self.one(selector).text

    def body(self):
        """The text of the page with plain spaces: French ones are narrow, or do not break."""
        return re.sub(r"[\u00a0\u202f\s]+", " ", self.text("main"))

    def expect(self, *texts):
        for text in texts:
            wait_until(lambda: text in self.body(), f"“{text}” on {self.url}:\n{self.body()[:1500]}", 5)

    def expect_path(self, end):
        wait_until(lambda: self.path.endswith(end), f"{end}, at {self.url}", 10)

    def fill(self, name, value):
        self.fill_element(self.one(f'main [name="{name}"]:not([type=hidden])'), value)

    def fill_element(self, element, value):
        if element.get_attribute("type") == "date":
            # What keys write into a date depends on the browser's language.
            self.put([element], [value])
            return
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.send_keys(Keys.CONTROL, "a")
        element.send_keys(Keys.DELETE)
        if value:
            element.send_keys(value)

    def put(self, elements, values):
        """Fills in many fields at once, as a browser that remembers answers does."""
        self.driver.execute_script(
            "arguments[0].forEach((element, index) => { element.value = arguments[1][index];"
            " for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, {bubbles: true})) })",
            elements, values)

    def choose(self, name, value):
        """A box or a button of a group, by its label as people do."""
        element = self.one(f'main input[name="{name}"][value="{value}"]')
        if not element.is_selected():
            self.press(self.one(f'label[for="{element.get_attribute("id")}"]'))
        assert element.is_selected(), f"{name}={value} cannot be chosen"

    def unchoose(self, name, value):
        element = self.one(f'main input[name="{name}"][value="{value}"]')
        if element.is_selected():
            self.press(self.one(f'label[for="{element.get_attribute("id")}"]'))
        assert not element.is_selected(), f"{name}={value} cannot be taken back"

    def values(self):
        return self.driver.execute_script(VALUES)

    def cookies(self):
        return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in self.driver.get_cookies())

    def download(self, action):
        """Does what downloads a file. Returns its name and where it is."""
        before = set(os.listdir(self._downloads.name))
        action()

        def arrived():
            names = set(os.listdir(self._downloads.name)) - before
            is_unfinished = any(name.startswith(".") or name.endswith(".crdownload") for name in names)
            return None if is_unfinished else names

        names = wait_until(arrived, f"a download from {self.url}")
        assert len(names) == 1, names
        name = names.pop()
        return name, os.path.join(self._downloads.name, name)

    def network(self, is_there=True, upload_rate=-1):
        """`upload_rate`: bytes in a second; -1 for as many as there can be."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": not is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload_rate})
        # What was refused meanwhile is no fault of a page.
        self.messages()

    # Windows and frames.

    def windows(self):
        return self.driver.window_handles

    def opened(self, action):
        """Does what opens a window, and goes there. Returns the window that it was done in."""
        here, before = self.driver.current_window_handle, set(self.windows())
        action()
        new = wait_until(lambda: set(self.windows()) - before, "another window")
        self.driver.switch_to.window(new.pop())
        wait_until(lambda: self.driver.execute_script(
            "return location.href !== 'about:blank' && document.readyState === 'complete'"), "the window's page")
        return here

    def enter_frame(self):
        self.driver.switch_to.default_content()
        self.driver.switch_to.frame(self.one("main iframe"))
        wait_until(lambda: self.driver.execute_script("return document.readyState === 'complete'"), "the frame's page")

    def leave_frame(self):
        self.driver.switch_to.default_content()

    def messages(self):
        """What the browser itself has complained of since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    # Looking.

    def check(self):
        """What every page owes to everybody. Each state of each address is looked at once."""
        state = (address_pattern(self.url, self.driver.execute_script(KIND)), self.driver.execute_script(STATE))
        number = self._visited.number(state)
        if number is None:
            return
        where = state[0]
        self._picture(number, where, 1280)
        for violation in self._violations():
            for node in violation["nodes"][:3]:
                self.faults.append(
                    f"axe {violation['id']} on {where}: {node['html'][:200]}"
                    f" ({' '.join(node['failureSummary'].split())[:200]})")
        self._metrics(320, 640)
        try:
            wider = self.driver.execute_script(WIDER)
            if wider:
                self.faults.append(f"wider than 320 px: {where}: " + " | ".join(wider))
            self._picture(number, where, 320)
        finally:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        for entry in self.driver.get_log("browser"):
            if entry["level"] == "SEVERE" and not any(words in entry["message"] for words in NO_FAULTS):
                self.faults.append(f"console on {where}: {entry['message'][:600]}")

    def _violations(self):
        self.driver.execute_script(self._axe)
        found = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})"
            ".then((result) => done(result.violations), (error) => done([{id: String(error), nodes: ["
            "{html: '', failureSummary: ''}]}]))", RULES)
        return found

    def _metrics(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def _picture(self, number, where, width):
        if not self.screenshots:
            return
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        self._metrics(width, min(height, 6000))
        name = f"{number:03}-{re.sub(r'[^a-z_]+', '-', where.lower()).strip('-')[:70]}-{width}.png"
        self.driver.save_screenshot(os.path.join(self.screenshots, name))
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
