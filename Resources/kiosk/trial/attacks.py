"""Every way out of a kiosk that is known, each tried as a member could, or as one could who has the kiosk's key."""
import base64
import fcntl
import os
import random
import signal
import struct
import termios
import time

from trial.machine import KIOSK, wait_for
from trial.screen import SIZE

#: What is pressed, by what it is called on a keyboard.
KEYS = {
    "Ctrl+Shift+N": "ctrl+shift+n", "Ctrl+Shift+R": "ctrl+shift+r", "Ctrl+Shift+U": "ctrl+shift+u",
    "Ctrl+Shift+O": "ctrl+shift+o", "Ctrl+Shift+C": "ctrl+shift+c", "Ctrl+Shift+V": "ctrl+shift+v",
    "Ctrl+Shift+X": "ctrl+shift+x", "Ctrl+Shift+Z": "ctrl+shift+z", "Ctrl+Alt+F2": "ctrl+alt+F2",
    "Ctrl+Alt+Delete": "ctrl+alt+Delete", "Ctrl+Alt+BackSpace": "ctrl+alt+BackSpace", "Ctrl+Alt+T": "ctrl+alt+t",
    "Alt+Escape": "alt+Escape", "Alt+Tab": "alt+Tab", "Alt+F4": "alt+F4", "Alt+F2": "alt+F2", "Super": "Super_L",
    "Super+Return": "super+Return", "Print": "Print", "Shift+PageUp": "shift+Page_Up",
    "Shift+Insert": "shift+Insert", "Copy": "XF86Copy", "Ctrl+plus": "ctrl+plus", "Ctrl+backslash": "ctrl+backslash",
}
CLIPBOARD = "clipboard-of-the-trial"
# What a terminal may be told to do besides showing something.
SEQUENCES = {
    "OSC 52, the clipboard": "\033]52;c;" + base64.b64encode(CLIPBOARD.encode()).decode() + "\a",
    "OSC 777 and 99, notices": "\033]777;notify;a;b\a\033]99;;c\033\\\033]9;d\a",
    "OSC 8, a link": "\033]8;;https://example.jp/\033\\link\033]8;;\033\\",
    "OSC 7 and 0, folder and title": "\033]7;file:///etc\a\033]0;title\a",
    "XTWINOPS": "\033[2t\033[4;100;100t\033[8;1;1t\033[9;1t\033[10;1t\033[20t\033[21t",
    "a sixel, DECSED, RIS": "\033Pq#0;2;0;0;0~~\033\\\033[?3J\033c",
}


class Outcome:
    def __init__(self, name, evidence):
        self.name, self.evidence = name, evidence


def got_out(kiosk):
    """What shows that somebody is out; nothing while nobody is."""
    evidence = [f"runs {name}" for name in kiosk.strangers()]
    evidence += [f"made /tmp/{name}" for name in os.listdir(kiosk.machine.path("/tmp")) if name.startswith("escaped")]
    return evidence


def keys(kiosk):
    """Each combination, and then what somebody types who thinks that she has a shell."""
    for name in KEYS:
        kiosk.key(KEYS[name])
        # What it would begin takes a moment; what it has begun stays, and is seen at the latest at the end.
        time.sleep(0.25)
        yield Outcome(name, got_out(kiosk))
    kiosk.type(" touch /tmp/escaped-by-keys")
    kiosk.key("Return")
    yield Outcome("a shell's command", got_out(kiosk))


def ssh_keys(kiosk):
    """ssh's own, which count after Enter: its menu, its command line, a stop, a second plane, an end."""
    for name, text, chords in (
        ("~?", "~?", ()), ("~C", "~C", ()), ("~ Ctrl+Z", "~", ("ctrl+z",)), ("~&", "~&", ()), ("~.", "~.", ()),
    ):
        before = parts(kiosk, "ssh")
        kiosk.key("Return")
        kiosk.type(text)
        if chords:
            kiosk.key(*chords)
        time.sleep(0.3)
        evidence = got_out(kiosk)
        if before != parts(kiosk, "ssh"):
            evidence.append("ssh obeyed")
        yield Outcome(f"ssh's {name}", evidence)


def parts(kiosk, name):
    return [process for process, its in kiosk.machine.processes(kiosk.user).items() if its == name]


def clipboard(kiosk):
    """What anybody at the kiosk could paste."""
    return kiosk.screen.client("timeout", "3", "wl-paste", "--no-newline", check=False)


def sequences(kiosk):
    """Written to the terminal as if the host had gone mad."""
    for name, text in SEQUENCES.items():
        write(kiosk, text.encode())
        evidence = got_out(kiosk)
        if "52" in name and CLIPBOARD in clipboard(kiosk):
            evidence.append("filled the clipboard")
        yield Outcome(name, evidence)
    noise = random.Random(42)
    write(kiosk, bytes(noise.randrange(256) for _ in range(500_000)))
    yield Outcome("half a megabyte of noise on the screen", got_out(kiosk))


def write(kiosk, data):
    with open(kiosk.terminal(), "wb", buffering=0) as line:
        line.write(data)


def typed_flood(kiosk):
    kiosk.type("0123456789abcdef~.~?" * 30)
    kiosk.key("ctrl+c", "ctrl+z", "ctrl+d", "ctrl+l")
    yield Outcome("hundreds of keys", got_out(kiosk))


def sizes(kiosk):
    """A window of one cell, by the screen and by the line, and back."""
    for width, height in ((22, 46), (640, 480), (1, 1)):
        kiosk.screen.resize(width, height)
        yield Outcome(f"a screen of {width}x{height}", got_out(kiosk))
    line = os.open(kiosk.terminal(), os.O_RDWR | os.O_NOCTTY)
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 1, 1, 0, 0))
    os.close(line)
    yield Outcome("a line of 1x1", got_out(kiosk))
    kiosk.screen.resize(*SIZE)


def full_disk(kiosk, society, first_page):
    """Somebody logs in while the host can store nothing."""
    begin_anew(kiosk, first_page)
    with society.full_disk():
        overview = kiosk.begin()
        kiosk.key("Return")
        kiosk.changes(overview, "1【2】 with a full disk")
        for text in (society.members[0].user_id, society.members[0].password):
            kiosk.type(text)
            kiosk.key("Return")
        kiosk.still()
        yield Outcome("a login on a full disk", got_out(kiosk))
    begin_anew(kiosk, first_page)
    yield Outcome("the disk has room again", got_out(kiosk))


def clock_jumps(kiosk, society, first_page):
    """The host's clock is wrong by a day, by years, and goes back."""
    with society.movable_clock() as move:
        begin_anew(kiosk, first_page)
        overview = kiosk.begin()
        kiosk.key("Return")
        kiosk.changes(overview, "1【2】 with another clock")
        for jump in ("+1d", "-1d", "+10y", "-10y", "+0"):
            move(jump)
            kiosk.type("7")
            yield Outcome(f"the host's clock at {jump}", got_out(kiosk))
    begin_anew(kiosk, first_page)


def begin_anew(kiosk, first_page):
    """As after a line that went dead."""
    # A jump of the clock may have ended a wizard, and its parent hears nothing until another one runs.
    wait_for("a wizard that can hang up", 60, kiosk.is_whole)
    kiosk.machine.kill("firstlogin", signal.SIGHUP)
    wait_for("another wizard", 60, kiosk.is_whole)
    kiosk.see(first_page, "the first page of another wizard", 60)


def killed_parts(kiosk, society, first_page):
    """Whatever dies, the first page comes again by itself, and nothing stands open meanwhile."""
    machine = kiosk.machine
    for part in ("foot", "cage", "Xwayland", "session", "ssh", "firstlogin", "sshd"):
        count = society.kill_session() if part == "sshd" else machine.kill(part)
        # Xwayland is there only where something asks for it.
        evidence = got_out(kiosk) if count or part == "Xwayland" else [f"no {part} runs"]
        if part in ("cage", "foot", "session"):
            wait_for("another session", 20, lambda: "session" in machine.processes(kiosk.user).values())
            kiosk.open()
        wait_for(f"all parts after the death of {part}", 40, kiosk.is_whole)
        kiosk.see(first_page, f"the first page after the death of {part}", 40)
        yield Outcome(f"{part} killed", evidence + got_out(kiosk))


def hang_ups(kiosk, society, first_page):
    """The line goes dead, and the host is away for a while: a page of our own stands there."""
    machine = kiosk.machine
    begin_anew(kiosk, first_page)
    yield Outcome("the wizard hung up", got_out(kiosk))
    society.go_away()
    away = kiosk.changes(first_page, "another page while the host is away")
    yield Outcome("the host is away", got_out(kiosk))
    kiosk.key("ctrl+c", "ctrl+z", "ctrl+d", "ctrl+backslash")
    kiosk.type("touch /tmp/escaped-from-away")
    kiosk.key("Return")
    evidence = got_out(kiosk) + ([] if kiosk.still().is_like(away) else ["showed what was typed"])
    yield Outcome("keys while it is away", evidence)
    society.serve()
    wait_for("another wizard once the host is back", 60, kiosk.is_whole)
    kiosk.see(first_page, "the first page once the host is back", 60)
    yield Outcome("the host is back", got_out(kiosk))


def ssh_requests(machine):
    """With the kiosk's own key, whatever else ssh can be asked for."""
    config = "/etc/firstlogin-kiosk/ssh_config"
    ssh = ("timeout", "8", "ssh", "-F", config, "-o", "RequestTTY=no", "-o", "LogLevel=INFO")
    open_ways = ("-o", "ClearAllForwardings=no", "-o", "ExitOnForwardFailure=yes")
    for name, words, proof in (
        ("a command", (*ssh, "host", "id"), "uid="),
        ("a shell", (*ssh, "host", "/bin/sh", "-c", "id"), "uid="),
        ("a variable", (*ssh, "-o", "SetEnv=FIRSTLOGIN_TERMINAL_NAME=other LC_ALL=../../x", "host", "id"), "other"),
        ("sftp", (*ssh, "-s", "host", "sftp"), "\0\0"),
        ("a tunnel to the host", (*ssh, *open_ways, "-W", "127.0.0.1:22", "host"), "SSH-2.0"),
        ("a port of the host", (*ssh, *open_ways, "-N", "-R", "127.0.0.1:7022:127.0.0.1:22", "host"), "no refusal"),
        ("its agent", (*ssh, "-A", "host", "echo $SSH_AUTH_SOCK"), "/tmp/ssh-"),
        ("its display", (*ssh, "-X", "host", "echo $DISPLAY"), "localhost:1"),
        ("another user", (*ssh, "-l", "root", "host", "id"), "uid="),
        ("a password", (*ssh, "-o", "PubkeyAuthentication=no", "-o", "BatchMode=no", "host", "id"), "uid="),
        ("scp", ("timeout", "8", "scp", "-F", config, "host:/etc/passwd", "/tmp/escaped-file"), "100%"),
    ):
        said = machine.run(*words, user=KIOSK, environment={"HOME": "/nonexistent"}, check=False)
        if proof == "no refusal":
            is_out = "remote port forwarding failed" not in said
        else:
            is_out = proof in said or os.path.exists(machine.path("/tmp/escaped-file"))
        yield Outcome(f"ssh asked for {name}", [said.strip()[-120:]] if is_out else [])
