"""The society's host: a store with members, sshd, and a terminal that is taken in."""
import base64
import contextlib
import errno
import json
import os
import re
import signal
import sqlite3

from trial.machine import mount, send

HOME = "/var/lib/firstlogin"
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"

SETTINGS = {
    "product": "Hoken Web",
    "society": {
        "name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
        "hoursInEnglish": "weekdays 9:00-17:00",
    },
    "issuer": "Aozora", "sender": {"address": "portal@aozora.example.jp"},
    "store": f"{HOME}/store.sqlite", "limits": {"kioskIdleSeconds": 60},
}
MEMBERS = [
    ("A1700001", "19510607", "カナリア イチコ", "ichiko.canary@example.jp"),
    ("B2700002", "19620708", "カナリア ニコ", "niko.canary@example.jp"),
    ("C3700003", "19730809", "カナリア サンコ", "sanko.canary@example.jp"),
]


class Member:
    def __init__(self, user_id, birthdate, name, mail):
        self.user_id, self.birthdate, self.name, self.mail, self.password = user_id, birthdate, name, mail, ""


class Society:
    """Everything below a folder of its own, which can be filled up."""

    def __init__(self, machine):
        self.machine = machine
        machine.write("/etc/firstlogin/settings.json", json.dumps(SETTINGS, ensure_ascii=False))
        self.members = [Member(*row) for row in MEMBERS]

    def open(self, public_key, name):
        """Takes the terminal in, lets sshd run, and gives the host's key."""
        machine = self.machine
        added = machine.run(
            "firstlogin", "terminal", "add", name, "--key", "-", "--host", "localhost", "--json", input=public_key)
        report = json.loads(added[added.index("{"):])
        os.makedirs(machine.path(HOME))
        mount("tmpfs", machine.path(HOME), "tmpfs", "mode=700,size=64m")
        machine.run("chown", "firstlogin:", HOME)
        rows = "".join(
            f"{m.user_id},31,41{index},{m.name},{m.birthdate},{m.mail},new\n" for index, m in enumerate(self.members))
        head = "user_id,symbol,number,name,birthdate,mail,account\n"
        machine.run("firstlogin", "office", "import", "-", "--delta", user="firstlogin", input=head + rows)
        for member in self.members:
            notice = machine.run(
                "firstlogin", "office", "notice", member.user_id, "--show", "--json", user="firstlogin")
            member.password = json.loads(notice)["initialPassword"]
        machine.run("install", "-d", "/run/sshd")
        machine.run("/usr/sbin/sshd", "-t")
        self.serve()
        return report["hostKey"]

    def serve(self):
        self.machine.run("/usr/sbin/sshd")

    @contextlib.contextmanager
    def full_disk(self):
        path = self.machine.path(HOME, "filler")
        with open(path, "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
        yield
        os.unlink(path)

    @contextlib.contextmanager
    def movable_clock(self):
        """Whatever sshd starts reads its clock from a file of ours; gives what moves it."""
        part, clock = "/etc/ssh/sshd_config.d/90-trial.conf", "/run/clock"

        def move(jump):
            self.machine.write(clock, jump + "\n")

        move("+0")
        self.machine.write(
            part, "Match User firstlogin\n"
            f"SetEnv LD_PRELOAD={FAKETIME} FAKETIME_TIMESTAMP_FILE={clock} FAKETIME_NO_CACHE=1\n")
        self.read_anew()
        yield move
        os.unlink(self.machine.path(part))
        self.read_anew()

    def read_anew(self):
        """sshd reads its settings again."""
        send(self._server(), signal.SIGHUP)

    def go_away(self):
        """The host is gone, with every line to it."""
        self.machine.kill("sshd")
        self.machine.kill("sshd-session")

    def kill_session(self):
        """What serves one line, and has a name of its own only from Debian 13 on; gives how many there were."""
        found = {process for process, name in self.machine.processes().items() if name in ("sshd", "sshd-session")}
        return self.machine.end(found - {self._server()}, "a session of sshd's")

    def _server(self):
        return int(self.machine.read("/run/sshd.pid"))

    def place(self, member):
        """The stored name of the step at which she stands."""
        path = self.machine.path(HOME, "store.sqlite")
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
            row = store.execute(
                "SELECT standing FROM journey JOIN member ON member.id = journey.member WHERE user_id = ?",
                (member.user_id,)).fetchone()
        return row[0] if row else ""

    def mailed_code(self, member):
        for name in self.machine.run("sh", "-c", f"ls -t {HOME}/mail/*.eml").split():
            text = self.machine.read(name)
            if member.mail in text and (code := code_in(text)):
                return code
        return None


def code_in(mail):
    body = mail.replace("\r\n", "\n").split("\n\n", 1)[1]
    text = base64.b64decode(body).decode("utf-8", "replace")
    found = re.search(r"\b(\d{3}) (\d{3})\b", text)
    return found and found.group(1) + found.group(2)
