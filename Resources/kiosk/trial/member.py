"""A member at the kiosk: she types what each page asks for, until she stands where the trial wants her."""
import time

from trial.machine import wait_for

#: What is pressed at a page, by its name in the store; what is to be typed is said in `_type`.
PLAIN_KEYS = {
    "terms": ("End", "Return"), "mailAddress": ("1", "Return"), "chooseMethod.devices": ("2", "Return"),
    "firstLoginDone": ("Return",), "logOutForSetUp": ("Return",), "appBesidePC.findApp": ("Return",),
    "appBesidePC.installApp": ("Return",), "appBesidePC.beginSetUp": ("Return",),
    "appBesidePC.openScanner": ("Return",),
}
NEW_PASSWORD = "Kanaria7zakuro"
METHOD_OF_APP = "b"


class Walk:
    def __init__(self, kiosk, society, member):
        self.kiosk, self.society, self.member = kiosk, society, member
        self.password = member.password
        #: All that she typed or was shown and nobody else may see.
        self.canaries = [member.user_id, member.birthdate, member.name, member.mail, member.password, NEW_PASSWORD]

    @property
    def place(self):
        return self.society.place(self.member)

    def log_in(self):
        """From the greeting."""
        self.kiosk.begin()
        self.kiosk.key("Return")
        self.kiosk.still()
        self._log_in_here()
        wait_for("the page behind the login", 20, lambda: self.place not in ("", "initialLogin"))
        self._let_settle()

    def _let_settle(self):
        """A page that has just come takes nothing for a moment (T24)."""
        self.kiosk.still()
        time.sleep(0.7)

    def _log_in_here(self):
        self.kiosk.type(self.member.user_id)
        self.kiosk.key("Return")
        self.kiosk.type(self.password)
        self.kiosk.key("Return")

    def to(self, place):
        """Answers page after page."""
        for _ in range(30):
            now = self.place
            if now == place:
                return
            before = self.kiosk.still()
            self._answer(now)
            wait_for(f"a page behind {now}", 20, lambda now=now: self.place != now)
            self.kiosk.changes(before, f"the picture of a page behind {now}")
            self._let_settle()
        raise TimeoutError(f"{place} was never reached: {self.place}")

    def _answer(self, place):
        if place in PLAIN_KEYS:
            self.kiosk.key(*PLAIN_KEYS[place])
        elif place == "birthdate":
            self._type(self.member.birthdate, 1)
        elif place == "mailConfirmation":
            code = wait_for("a mail with a code", 20, lambda: self.society.mailed_code(self.member))
            self.canaries.append(code)
            self._type(code, 1)
        elif place == "chooseMethod":
            self.kiosk.key(METHOD_OF_APP, "Return")
        elif place == "newPassword":
            self._type(NEW_PASSWORD, 1)
            self._type(NEW_PASSWORD, 1)
            self.password = NEW_PASSWORD
        elif place.endswith(".login"):
            self._log_in_here()
        else:
            raise KeyError(place)

    def _type(self, text, returns):
        self.kiosk.type(text)
        self.kiosk.key(*["Return"] * returns)
