"""A Debian 13 in a folder, made once and kept."""
import os
import shutil
import subprocess

SUITE = "trixie"
# What a kiosk has, a host's sshd, and what a trial looks and types with.
PACKAGES = (
    "cage,foot,xwayland,fonts-morisawa-bizud-gothic,openssh-client,dbus,libpam-systemd,usbguard,"
    "openssh-server,libqrencode4,ca-certificates,faketime,grim,wtype,wl-clipboard,wlr-randr"
)


class CannotBeMade(Exception):
    """Why there is no such Debian here."""


def root(folder):
    """The root below a folder: the one that was kept, if it is of these packages, or a new one."""
    place, mark = os.path.join(folder, SUITE), os.path.join(folder, SUITE + ".packages")
    if os.path.exists(mark) and open(mark).read() == PACKAGES:
        return place
    if os.geteuid() != 0:
        raise CannotBeMade("only root can make a Debian 13 in a folder")
    if not shutil.which("debootstrap"):
        raise CannotBeMade("debootstrap is missing")
    os.makedirs(folder, exist_ok=True)
    if os.path.exists(place):
        shutil.rmtree(place)
    print(f"Making a Debian 13 in {place}: about a minute, once", flush=True)
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, place],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode != 0:
        raise CannotBeMade("debootstrap failed: " + " / ".join(made.stdout.splitlines()[-3:]))
    shutil.rmtree(os.path.join(place, "var/cache/apt"))
    with open(mark, "w") as file:
        file.write(PACKAGES)
    return place
