"""The Debians of which a kiosk is made in a folder, once, and kept."""
import os
import shutil
import subprocess

from trial.headless import Headless
from trial.xvfb import Xvfb

#: What a kiosk has, a host's sshd, and what a trial reads a clipboard and turns a clock with.
PACKAGES = (
    "cage", "foot", "xwayland", "fonts-morisawa-bizud-gothic", "openssh-client", "dbus", "libpam-systemd", "usbguard",
    "openssh-server", "libqrencode4", "ca-certificates", "faketime", "wl-clipboard",
)


class CannotBeMade(Exception):
    """Why there is no such Debian here."""


class Debian:
    def __init__(self, version, suite, screen, link_keys, remark="", open_ways=None):
        self.version, self.suite, self.screen = version, suite, screen
        #: What its foot, left to itself, offers the addresses on a page by.
        self.link_keys = link_keys
        #: What cannot be tried as on the others.
        self.remark = remark
        #: By an attempt's name, what it shows there although nobody can get out by it.
        self.open_ways = open_ways or {}
        self.packages = (*PACKAGES, *screen.PACKAGES)

    def root(self, folder):
        """The root below a folder: the one that was kept, if it is of these packages, or a new one."""
        place, mark = os.path.join(folder, self.suite), os.path.join(folder, self.suite + ".packages")
        if os.path.exists(mark) and set(open(mark).read().split(",")) == set(self.packages):
            return place
        if os.geteuid() != 0:
            raise CannotBeMade("only root can make one in a folder")
        if not shutil.which("debootstrap"):
            raise CannotBeMade("debootstrap is missing")
        os.makedirs(folder, exist_ok=True)
        if os.path.exists(place):
            shutil.rmtree(place)
        print(f"Making a Debian {self.version} in {place}: about a minute, once", flush=True)
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={','.join(self.packages)}", self.suite, place],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if made.returncode != 0:
            raise CannotBeMade("debootstrap failed: " + " / ".join(made.stdout.splitlines()[-3:]))
        shutil.rmtree(os.path.join(place, "var/cache/apt"))
        with open(mark, "w") as file:
            file.write(",".join(self.packages))
        return place


#: The one that a kiosk should have comes first.
DEBIANS = (
    Debian(13, "trixie", Headless, "Ctrl+Shift+O"),
    Debian(
        12, "bookworm", Xvfb, "Ctrl+Shift+U",
        remark="its foot takes no touch, and OSC 52 cannot be turned off in it",
        open_ways={"OSC 52, the clipboard": "filled the clipboard"}),
)
