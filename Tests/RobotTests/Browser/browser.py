"""Headless Chromium with a virtual authenticator. A line of JSON in, a line of JSON out: what the page then shows."""

import base64
import http.client
import importlib.resources
import json
import pathlib
import sys
import urllib.parse

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.virtual_authenticator import Credential, VirtualAuthenticatorOptions
from selenium.webdriver.support.ui import WebDriverWait

ALERT = "[role=alert]:not([hidden])"


class Browser:
    def __init__(self, language, host=None):
        options = webdriver.ChromeOptions()
        if host:
            # A name that no server knows, and a certificate that nobody signed.
            options.add_argument(f"--host-resolver-rules=MAP {host} 127.0.0.1")
            options.add_argument("--ignore-certificate-errors")
        # As on a phone, a bar for scrolling takes no room.
        for argument in [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=390,844", "--hide-scrollbars"
        ]:
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def authenticator(self, transport="internal", verifies=True, verified=True, consenting=True):
        if self.driver.virtual_authenticator_id:
            self.driver.remove_virtual_authenticator()
        options = VirtualAuthenticatorOptions(
            protocol="ctap2", transport=transport, has_resident_key=True, has_user_verification=verifies,
            is_user_consenting=consenting, is_user_verified=verified)
        self.driver.add_virtual_authenticator(options)

    def script(self, source):
        """Changes what the page finds around it, until another page is there."""
        self.driver.execute_script(source)

    def excluded(self):
        """Makes the page ask for a passkey where its authenticator has one already: a true InvalidStateError."""
        key = bytes.fromhex(
            "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"
            "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721a14403420004"
            "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")
        self.driver.add_credential(
            Credential.create_non_resident_credential(b"known already", "localhost", key, 0))
        self.driver.execute_script("""
            const parse = PublicKeyCredential.parseCreationOptionsFromJSON.bind(PublicKeyCredential);
            PublicKeyCredential.parseCreationOptionsFromJSON = (json) => {
                const options = parse(json);
                options.excludeCredentials = [{type: "public-key", id: new TextEncoder().encode("known already")}];
                return options;
            };
            """)

    def open(self, url):
        self.driver.get(url)

    def scan(self, url, times):
        """Looks as a scanner of mails does: from a machine of its own, and without pressing anything."""
        place = urllib.parse.urlsplit(url)
        for _ in range(times):
            scanner = http.client.HTTPConnection("127.0.0.1", place.port, source_address=("127.0.0.2", 0))
            scanner.request("GET", place.path, headers={"Host": place.netloc})
            assert scanner.getresponse().status == 200
            scanner.close()

    def fill(self, field, text):
        element = self.driver.find_element(By.NAME, field)
        element.clear()
        element.send_keys(text)

    def press(self, index=0):
        """Presses a large button, and waits for another page or for what went wrong on this one."""
        self.click(self.driver.find_elements(By.CSS_SELECTOR, "button.main, button.second")[index])

    def send(self, action):
        """Presses the button of the form that is sent there."""
        self.click(self.driver.find_element(By.CSS_SELECTOR, f'form[action="{action}"] button'))

    def click(self, button):
        # What went wrong before is not what goes wrong now.
        self.driver.execute_script("""
            window.isOld = true;
            for (const alert of document.querySelectorAll("[role=alert]")) alert.hidden = true;
            """)
        button.click()
        WebDriverWait(self.driver, 15, poll_frequency=0.05).until(lambda _: self.is_settled())

    def is_settled(self):
        try:
            return self.driver.execute_script("""
                if (document.readyState !== "complete") return false;
                if (!window.isOld) return true;
                const alert = document.querySelector("[role=alert]:not([hidden])");
                return Boolean(alert) && !document.querySelector("button.main").disabled;
                """)
        except WebDriverException:
            # Between two pages there is none.
            return False

    def inspect(self, folder="", name=""):
        """What is wrong with the page for whoever sees little, or uses a keyboard or a screen reader; and pictures."""
        faults = []
        axe = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text()
        for scheme in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            # 640 pixels are a PC's 1280 at 200 % zoom.
            for width, scale in ((320, 1), (375, 1), (640, 2), (1280, 1)):
                self.driver.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride",
                    {"width": width, "height": 800, "deviceScaleFactor": scale, "mobile": False})
                if self.is_too_wide():
                    faults.append(f"{width} pixels: it scrolls sideways")
                if folder and width in (375, 1280):
                    shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
                    with open(f"{folder}/{name}-{width}-{scheme}.png", "wb") as file:
                        file.write(base64.b64decode(shot["data"]))
                if width in (375, 1280):
                    faults += [f"{width} pixels, {scheme}: {fault}" for fault in self.axe(axe)]
        faults += self.driver.execute_script("""
            const isSeen = (one) => { one.focus({focusVisible: true}); return getComputedStyle(one).outlineStyle !== "none"; };
            return [...document.querySelectorAll("button, input:not([type=hidden]), a")].filter((one) => !isSeen(one))
                .map((one) => `no focus is seen: ${one.outerHTML}`);
            """)
        # Letters of twice the size on a phone, WCAG 2.2 1.4.4.
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        self.driver.execute_script("document.documentElement.style.fontSize = '250%';")
        if self.is_too_wide():
            faults.append("letters of twice the size: it scrolls sideways")
        self.driver.execute_script("document.documentElement.style.fontSize = '';")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        return {"faults": faults}

    def is_too_wide(self):
        return self.driver.execute_script(
            "const page = document.documentElement; return page.scrollWidth > page.clientWidth;")

    def axe(self, source):
        """axe-core's findings against WCAG 2.2 A and AA."""
        self.driver.execute_script("if (!window.axe) { " + source + " }")
        found = self.driver.execute_async_script("""
            const done = arguments[arguments.length - 1];
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
            axe.run(document, {runOnly: {type: "tag", values: tags}}).then(done, (error) => done({failed: `${error}`}));
            """)
        if "failed" in found:
            return [found["failed"]]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]

    def picture(self, path):
        # All of the page, as whoever scrolls sees it.
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def shown(self):
        alerts = self.driver.find_elements(By.CSS_SELECTOR, ALERT)
        return {
            "heading": self.driver.find_element(By.TAG_NAME, "h1").text,
            "text": self.driver.find_element(By.TAG_NAME, "main").text,
            "alert": alerts[0].text if alerts else "",
            "path": self.driver.execute_script("return location.pathname"),
        }


def main():
    browser = Browser(*sys.argv[1:])
    print("{}", flush=True)
    try:
        for line in sys.stdin:
            wish = json.loads(line)
            deed = wish.pop("do")
            if deed == "quit":
                break
            try:
                found = getattr(browser, deed)(**wish) or {}
                print(json.dumps({**browser.shown(), **found}), flush=True)
            except Exception as error:
                print(json.dumps({"failed": f"{deed}: {error}"}), flush=True)
    finally:
        browser.driver.quit()
        print("{}", flush=True)


main()
