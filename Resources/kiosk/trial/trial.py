"""The trial: a machine is made a kiosk, and attacked; members sit at it, and what they left is looked for."""
import os
import signal
import subprocess
import time

from trial import attacks
from trial.kiosk import Kiosk, command_of_unit
from trial.machine import Machine, send, wait_for
from trial.member import NEW_PASSWORD, Walk
from trial.residue import Search
from trial.society import Society

SETUP = "/kiosk/setup"
UNIT = "/etc/systemd/system/firstlogin-kiosk.service"
#: What foot's own settings and ssh's own keys have to let out, or the attempts would prove nothing.
CONTROL = ("Ctrl+Shift+N", "an address's letter", "the clipboard", "ssh's ~&")
CONTROL_SESSION = """#!/bin/bash
echo https://kenpo.example.jp/
cat
ssh -F /etc/firstlogin-kiosk/ssh_config -o 'EscapeChar=~' -tt host
"""


class Trial:
    def __init__(self, here, given, folder, debian):
        self.given, self.failures, self.begin = given, [], time.monotonic()
        self.folder, self.here, self.debian = folder, here, debian
        subprocess.run(["hostname", "kiosk-trial"], check=True)
        self.machine = Machine(debian.root(given.cache), folder)
        for source, name in ((given.binary, "/usr/bin/firstlogin"), (here, "/kiosk")):
            if os.path.isdir(source):
                os.mkdir(self.machine.path(name))
            else:
                self.machine.write(name, "")
            subprocess.run(["mount", "-o", "bind,ro", source, self.machine.path(name)], check=True)
        self.society = Society(self.machine)

    def run(self):
        parts = self.given.part or ("control", "attacks", "members", "undo")
        self.prepare()
        for part in parts:
            self.say(f"== {part}")
            try:
                getattr(self, part)()
            except TimeoutError as error:
                self.expect(False, f"{error}; {self.machine.processes()}")
                self.keep_picture(part)
        self.say(f"== {'held' if not self.failures else 'FAILED: ' + '; '.join(self.failures)}")
        return 1 if self.failures else 0

    def say(self, text):
        print(f"{time.monotonic() - self.begin:6.1f} s  {text}", flush=True)

    def expect(self, is_so, what):
        self.say(f"{'ok  ' if is_so else 'FAIL'} {what}")
        if not is_so:
            self.failures.append(what)

    def prepare(self):
        """As README says it, on one machine."""
        machine = self.machine
        self.say(f"setup of a Debian {self.debian.version}, shown by {self.debian.screen.__name__}")
        if self.debian.remark:
            self.say(f"not as on Debian 13: {self.debian.remark}")
        machine.write("/etc/hosts", "127.0.0.1 localhost\n")
        machine.run(SETUP, "--thin", "localhost", "--name", "window-1", "--keyboard", "us", seconds=300)
        host_key = self.society.open(machine.read("/etc/firstlogin-kiosk/key.pub"), "window-1")
        machine.run(SETUP, "--host-key", host_key)
        self.expect("Nothing is left to do." in machine.run(SETUP), "setup does nothing twice")
        self.check_terminals()
        machine.write("/usr/local/bin/xdg-open", "#!/bin/sh\ntouch /tmp/escaped-into-a-browser\n", 0o755)

    def check_terminals(self):
        """Each Debian's foot takes our file for it, in which nothing is bound that it binds by itself."""
        self.check_terminal(self.debian.version, self.machine.path("/"), "/etc/firstlogin-kiosk/foot.ini")
        if self.debian.version == 12:
            return
        if not os.path.exists("/etc/xdg/foot/foot.ini") or 'VERSION_ID="12"' not in text("/etc/os-release"):
            self.say("Debian 12's foot is not here, and its file was not tried")
            return
        self.check_terminal(12, "/", os.path.join(self.here, "debian-12/foot.ini"))

    def check_terminal(self, version, root, own):
        foot = ("foot", "--log-level=warning", "--check-config", f"--config={own}")
        words = ["chroot", root, "env", "LANG=C.UTF-8", *foot]
        checked = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        usual, ours = (text(os.path.join(root, path.lstrip("/"))) for path in ("/etc/xdg/foot/foot.ini", own))
        bound = bindings(usual) - bindings(ours, are_off=True)
        is_taken = checked.returncode == 0 and not checked.stdout and not bound
        self.expect(
            is_taken, f"Debian {version}'s foot takes our file, and binds nothing {checked.stdout} {bound or ''}")

    def kiosk(self, command, shell=None):
        self.latest = Kiosk(self.machine, self.debian.screen, command, os.path.join(self.folder, "log"), shell)
        return self.latest

    def keep_picture(self, name):
        """For whoever wants to see at what it failed."""
        picture = self.latest.picture()
        if picture and self.given.pictures:
            os.makedirs(self.given.pictures, exist_ok=True)
            with open(os.path.join(self.given.pictures, f"{name}.ppm"), "wb") as file:
                file.write(picture.data)

    # The control

    def control(self):
        """foot's own settings, ssh's own keys, and an account with a shell."""
        self.machine.write("/usr/local/lib/trial/session", CONTROL_SESSION, 0o755)
        out = []
        for attempt in (self.control_shell, self.control_browser, self.control_clipboard, self.control_ssh):
            kiosk = self.kiosk(
                ("cage", "-d", "--", "foot", "--config=/dev/null", "/usr/local/lib/trial/session"), shell="/bin/bash")
            kiosk.open()
            kiosk.still()
            out += attempt(kiosk)
            kiosk.close()
            self.forget_escapes()
        for name in CONTROL:
            self.expect(name in out, f"control: {name} gets out")

    def control_shell(self, kiosk):
        kiosk.key(attacks.KEYS["Ctrl+Shift+N"])
        wait_for("a shell, by Ctrl+Shift+N", 10, lambda: attacks.got_out(kiosk))
        return ["Ctrl+Shift+N"]

    def control_browser(self, kiosk):
        """The addresses on the page, and the letter that stands before the first."""
        kiosk.key(attacks.KEYS[self.debian.link_keys], "s")
        wait_for(f"a browser, by {self.debian.link_keys}", 10, lambda: attacks.got_out(kiosk))
        return ["an address's letter"]

    def control_clipboard(self, kiosk):
        kiosk.key("Return")
        attacks.write(kiosk, attacks.SEQUENCES["OSC 52, the clipboard"].encode())
        return ["the clipboard"] * (attacks.CLIPBOARD in attacks.clipboard(kiosk))

    def control_ssh(self, kiosk):
        kiosk.key("ctrl+d")
        self.wizard()
        kiosk.still()
        return [outcome.name for outcome in attacks.ssh_keys(kiosk) if outcome.evidence]

    def forget_escapes(self):
        for name in os.listdir(self.machine.path("/tmp")):
            if name.startswith("escaped"):
                os.unlink(self.machine.path("/tmp", name))

    # The kiosk

    def wizard(self, seconds=30):
        """Waits until the host runs one, and gives the processes of its own: a wizard and its parent."""
        host = self.machine.user_id("firstlogin")

        def running():
            found = [p for p, name in self.machine.processes(host).items() if name == "firstlogin"]
            return found if len(found) >= 2 else None

        return wait_for("a wizard", seconds, running)

    def open_kiosk(self):
        kiosk = self.kiosk(command_of_unit(self.machine.read(UNIT)))
        kiosk.open()
        self.wizard()
        time.sleep(1)
        return kiosk, kiosk.still()

    def expect_held(self, outcomes):
        for outcome in outcomes:
            if outcome.evidence == [self.debian.open_ways.get(outcome.name)]:
                self.say(
                    f"open {outcome.name}: {outcome.evidence[0]}, as Debian {self.debian.version} cannot be kept from")
                continue
            self.expect(not outcome.evidence, f"{outcome.name}: {', '.join(outcome.evidence) or 'held'}")

    def attacks(self):
        kiosk, first_page = self.open_kiosk()
        overview = kiosk.begin()
        kiosk.key("Return")
        kiosk.changes(overview, "1【2】")
        self.expect_held(attacks.keys(kiosk))
        self.expect_held(attacks.ssh_keys(kiosk))
        self.expect_held(attacks.typed_flood(kiosk))
        self.expect_held(attacks.sequences(kiosk))
        self.expect_held(attacks.sizes(kiosk))
        self.expect_held(attacks.full_disk(kiosk, self.society, first_page))
        self.expect_held(attacks.clock_jumps(kiosk, self.society, first_page))
        self.expect_held(attacks.hang_ups(kiosk, self.society, first_page))
        self.expect_held(attacks.killed_parts(kiosk, self.society, first_page))
        self.expect_held(attacks.ssh_requests(self.machine))
        self.expect(not attacks.got_out(kiosk), f"after all of it: {attacks.got_out(kiosk) or 'nobody is out'}")
        kiosk.close()

    # The members

    def members(self):
        kiosk, first_page = self.open_kiosk()
        canaries = []
        for member, leave in zip(self.society.members, (self.walk_off, self.time_out, self.be_killed)):
            walk = Walk(kiosk, self.society, member)
            walk.log_in()
            leave(kiosk, walk)
            wait_for("a whole kiosk", 60, kiosk.is_whole)
            kiosk.see(first_page, "the very first page", 100)
            canaries += walk.canaries
            self.look_for(kiosk, canaries, leave.__name__.replace("_", " "))
        kiosk.close()

    def walk_off(self, kiosk, walk):
        """She sees her QR code and goes away; whoever comes next begins anew."""
        walk.to("mailAddress")
        self.expect_seen(walk)
        walk.to("appBesidePC.scanKey")
        address = kiosk.picture().qr_code()
        self.expect(address.startswith("otpauth://totp/"), "an independent reader reads the QR code from the screen")
        walk.canaries.append(address.split("secret=")[-1].split("&")[0])
        kiosk.key("F10")
        kiosk.still()
        kiosk.key("2", "Return")

    def time_out(self, kiosk, walk):
        """She is called away, and a minute later her page is gone."""
        walk.to("mailAddress")
        self.expect_seen(walk)

    def be_killed(self, kiosk, walk):
        """The wizard is killed while she types."""
        walk.to("newPassword")
        hidden = kiosk.still()
        kiosk.key("F4")
        empty = kiosk.changes(hidden, "1【9】 that shows what is typed")
        kiosk.type(NEW_PASSWORD)
        kiosk.changes(empty, "her new password")
        self.expect_seen(walk)
        for process in self.wizard()[1:]:
            send(process, signal.SIGKILL)

    def undo(self):
        """A usual machine again, with nothing of the kiosk's left."""
        self.machine.run(SETUP, "--undo")
        left = self.machine.run("find", "/etc", "/usr/local", "/var/lib", "-name", "*firstlogin-kiosk*").split()
        masked = self.machine.run("find", "/etc/systemd/system", "-lname", "/dev/null").split()
        self.expect(not left and not masked, f"setup takes all of it back {left + masked or ''}")

    def expect_seen(self, walk):
        """The search finds what is there: as long as she sits there, the terminal holds something of hers."""
        def is_found():
            foot = {process: name for process, name in self.machine.processes().items() if name == "foot"}
            return Search(walk.canaries).in_memory(self.machine, foot)

        # What was painted a moment ago may still be on its way.
        found = next((True for _ in range(10) if is_found() or time.sleep(1)), False)
        self.expect(found, "control: what she sees is found while she is there")

    def look_for(self, kiosk, canaries, when):
        machine, search = self.machine, Search(canaries)
        everything = machine.processes()
        own = {process: name for process, name in everything.items() if name not in ("python3", "unshare", "chroot")}
        self.expect(len(own) > 8, f"{len(own)} processes are looked into: {' '.join(sorted(own.values()))}")
        for place, found in (
            ("memory", search.in_memory(machine, own)),
            ("files", search.in_files([machine.written, *map(machine.path, ("/tmp", "/run", "/dev/shm"))])),
            ("clipboard", {"it": search.in_bytes(attacks.clipboard(kiosk).encode())}),
        ):
            hits = {name: what for name, what in found.items() if what}
            self.expect(not hits, f"{when}: nothing in {place}" + (f" but {hits}" if hits else ""))


def text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def bindings(settings, are_off=False):
    """What a file of foot's binds, by section; in foot's own the lines are comments that say what holds without it."""
    section, found = "", set()
    for line in settings.splitlines():
        line = line.removeprefix("# ")
        if line.startswith("["):
            section = line
        key, sign, value = (word.strip() for word in line.partition("="))
        # What has a command before its keys is an example, and bound to none.
        if not sign or not section.endswith("-bindings]") or section == "[text-bindings]" or value.startswith("["):
            continue
        if " " not in key and (value == "none") == are_off:
            found.add((section, key))
    return found
