"""Measures First Login beside dialog, whiptail and qrencode, all in one run and in turns; prints a Markdown table.

Resources/bench builds what this needs and calls it. Every program runs in a pseudo-terminal of 80x24.
The wizard forbids others to look into it, so its memory can be read by root alone.
"""

import fcntl
import json
import os
import platform
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import hall
import members as member_files
import pyte

WIZARD = ".build/release/firstlogin"
INSIDE = ".build/release/LoginBench"
PARENT = ".build/release/SmallParent"
DIALOG = ["dialog", "--inputbox", "x", "10", "60"]
WHIPTAIL = ["whiptail", "--inputbox", "x", "10", "60"]
EMPTY = ["true"]
START_ROUNDS = 25
KEY_ROUNDS = 25
PAGE_TURNS = 1000
IDLE_SECONDS = 5
# Silence after which a screen counts as complete.
SETTLED = 0.15


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command):
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", FIRSTLOGIN_LANGUAGE="ja")
            os.execvp(command[0], command)

    def read(self, silence):
        """All output until a silence: when its first and its last piece came, and the bytes."""
        first = last = None
        taken = b""
        while select.select([self.fd], [], [], silence if taken else max(silence, 2))[0]:
            try:
                piece = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            last = time.perf_counter()
            first = first or last
            taken += piece
        self.stream.feed(taken)
        return first, last, taken

    def press(self, keys, silence=0.03):
        """Milliseconds from the key to the first byte of the answer, and the number of bytes."""
        begun = time.perf_counter()
        os.write(self.fd, keys.encode())
        first, _, taken = self.read(silence)
        if first is None:
            sys.exit(f"no answer to {keys!r}\n" + "\n".join(self.lines()))
        return (first - begun) * 1000, len(taken)

    def lines(self):
        """What stands on the screen. pyte's own `display` fails at a wide character whose first half was painted over."""
        return ["".join(self.screen.buffer[row][column].data for column in range(80)) for row in range(24)]

    def see(self, text):
        """Waits until a text stands on the screen."""
        for _ in range(40):
            if any(text in line.replace(" ", "") for line in self.lines()):
                return
            if select.select([self.fd], [], [], 0.25)[0]:
                self.read(0.05)
        sys.exit(f"{text} does not come\n" + "\n".join(self.lines()))

    def wizard(self):
        """The process that draws: the child of the supervisor."""
        return int(open(f"/proc/{self.pid}/task/{self.pid}/children").read().split()[0])

    def end(self):
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        self.read(0.2)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def start(command, silence=SETTLED):
    """Milliseconds from the start to the last byte of the first screen."""
    terminal = Terminal(command)
    _, last, _ = terminal.read(silence)
    terminal.end()
    return (last - terminal.started) * 1000


def empty():
    """Milliseconds from the start of a program that does nothing until its terminal is closed."""
    terminal = Terminal(EMPTY)
    select.select([terminal.fd], [], [])
    passed = (time.perf_counter() - terminal.started) * 1000
    os.close(terminal.fd)
    os.waitpid(terminal.pid, 0)
    return passed


def start_times(wizards):
    times = {name: [] for name in [*wizards, "dialog", "whiptail", "empty"]}
    for _ in range(START_ROUNDS):
        for name, wizard in wizards.items():
            times[name].append(start(wizard))
        times["dialog"].append(start(DIALOG))
        times["whiptail"].append(start(WHIPTAIL))
        times["empty"].append(empty())
    return times


def start_times_alone(wizards):
    """The same from a parent that adds nothing: this one is large, and its forks add milliseconds to every program."""
    programs = {**wizards, "dialog": DIALOG, "whiptail": WHIPTAIL, "empty": EMPTY}
    arguments = []
    for command in programs.values():
        arguments += ["--", *command] if arguments else command
    done = subprocess.run([PARENT, str(START_ROUNDS), *arguments], capture_output=True, text=True, check=True)
    rounds = [[float(time) for time in line.split()] for line in done.stdout.splitlines()]
    return dict(zip(programs, zip(*rounds)))


def real_society(home, members):
    """The wizard that members meet: settings in a file, and a store of its own."""
    example = json.loads(subprocess.run([WIZARD, "settings", "--as", "example"], capture_output=True, check=True).stdout)
    example["society"].update(name="Bench", telephone="00-0000-0000")
    example.update(issuer="Bench", store=f"{home}/store.sqlite")
    example["sender"]["address"] = "bench@kenpo.example.jp"
    settings = f"{home}/settings.json"
    with open(settings, "w") as file:
        # As an operator writes it, and as the program prints it: without escapes.
        json.dump(example, file, ensure_ascii=False)
    with open(f"{home}/members.csv", "w") as file:
        file.write("user_id,symbol,number,name,birthdate,mail,account\n")
        for number in range(members):
            file.write(f"B{number:07},1,{number},Bench {number},1950-03-04,b{number}@example.jp,new\n")
    subprocess.run(
        [WIZARD, "office", "import", f"{home}/members.csv", "--delta", "--settings", settings], capture_output=True, check=True)
    return [WIZARD, "--settings", settings]


def plain_times(wizard):
    """The first question of plain text beside whiptail's first screen, in turns."""
    times = {"plain": [], "whiptail": []}
    for _ in range(START_ROUNDS):
        times["plain"].append(start([*wizard, "--plain"]))
        times["whiptail"].append(start(WHIPTAIL))
    return {name: statistics.median(found) for name, found in times.items()}


def next_member_times(wizard):
    """Milliseconds from the key by which a member at a kiosk ends to the last byte of the next one's welcome."""
    terminal = Terminal(["env", "FIRSTLOGIN_TERMINAL_KIND=kiosk", *wizard])
    times = []
    for _ in range(START_ROUNDS):
        terminal.see("Touchthescreenorpressanykey")
        terminal.press(" ", SETTLED)
        terminal.see("0【1】")
        terminal.press("\x1b[21~", SETTLED)
        terminal.press("2", SETTLED)
        begun = time.perf_counter()
        os.write(terminal.fd, b"\r")
        _, last, _ = terminal.read(SETTLED)
        times.append((last - begun) * 1000)
    terminal.see("Touchthescreenorpressanykey")
    terminal.end()
    return times


def at_login(wizard):
    terminal = Terminal(wizard)
    terminal.see("0【1】")
    terminal.press("\r")
    terminal.see("1【2】")
    return terminal


def key_times(wizard):
    """For each program the milliseconds and the bytes of every typed digit of an ID, erased again after each ID."""
    terminals = {"wizard": at_login(wizard), "dialog": Terminal(DIALOG), "whiptail": Terminal(WHIPTAIL)}
    for terminal in terminals.values():
        terminal.read(SETTLED)
    answers = {name: [] for name in terminals}
    for _ in range(KEY_ROUNDS):
        for name, terminal in terminals.items():
            for digit in "12345678":
                answers[name].append(terminal.press(digit, 0.004))
            for _ in range(8):
                terminal.press("\x7f", 0.004)
    for terminal in terminals.values():
        terminal.end()
    return answers


def memory(process):
    """Proportional share, resident and anonymous memory, in MB."""
    found = {}
    with open(f"/proc/{process}/smaps_rollup") as file:
        for line in file:
            words = line.split()
            if words[0] in ("Pss:", "Rss:", "Anonymous:"):
                found[words[0][:-1]] = int(words[1]) / 1024
    return found


def idle(terminal):
    """Bytes and wake-ups a second while nobody does anything."""
    process = terminal.wizard()
    before = hall.switches(process)
    taken = 0
    end = time.perf_counter() + IDLE_SECONDS
    while (left := end - time.perf_counter()) > 0:
        if select.select([terminal.fd], [], [], left)[0]:
            taken += len(os.read(terminal.fd, 1 << 16))
    return taken / IDLE_SECONDS, hall.woken(process, before) / IDLE_SECONDS


def sessions(wizard, members):
    """Memory and idleness at 1【2】 and at 1【6】."""
    terminal = at_login(wizard)
    process = terminal.wizard()
    time.sleep(1)
    found = {"first": memory(process), "idle": idle(terminal)}
    for _ in range(PAGE_TURNS):
        # Help and back again.
        terminal.press("\x1bOP", 0.002)
        terminal.press("\x1bOP", 0.002)
    terminal.read(SETTLED)
    found["turned"] = memory(process)
    member = next(member for member in members if member["state"] == "awaitingMail")
    terminal.press(member["userID"] + "\r")
    terminal.press(member["initialPassword"] + "\r")
    terminal.see("1【3】")
    terminal.press(member["birthdate"] + "\r")
    terminal.see("1【6】")
    time.sleep(1)
    found["waiting"] = idle(terminal)
    found["last"] = memory(process)
    terminal.end()
    return found


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().split("\n")[0]


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    tools = ", ".join(
        [output("dialog", "--version"), output("whiptail", "--version"), output("qrencode", "--version")])
    return f"{model}, {os.cpu_count()} cores, Linux {platform.release()}; {output('swift', '--version')}; {tools}"


def row(bar, what, measured, against, ratio, rule, reached):
    verdict = "" if reached is None else "yes" if reached else "no"
    print(f"| {bar} | {what} | {measured} | {against} | {ratio} | {rule} | {verdict} |", flush=True)


def show_start(times, where, most):
    """`most` is the bar, as a multiple of dialog; none from the small parent, where the figure is reported alone."""
    dialog, whiptail, nothing = (statistics.median(times[name]) for name in ("dialog", "whiptail", "empty"))
    for name in ("demo", "real"):
        wizard = statistics.median(times[name])
        row("P01", f"start to first full screen, {name}, {where}", f"{wizard:.1f} ms", f"dialog {dialog:.1f} ms",
            f"{wizard / dialog:.2f}", f"at most {most}" if most else "", wizard <= most * dialog if most else None)
    row("", "", "", f"whiptail {whiptail:.1f} ms, `true` {nothing:.1f} ms", f"{wizard / whiptail:.2f}", "", None)


def show_accessible(plain, next_members):
    row("P01", "plain text, start to its first question, real, from a Python parent", f"{plain['plain']:.1f} ms",
        f"whiptail {plain['whiptail']:.1f} ms", f"{plain['plain'] / plain['whiptail']:.2f}", "at most 1.5",
        plain["plain"] <= 1.5 * plain["whiptail"])
    worst = max(next_members)
    row("P01", f"a kiosk's next member: end to welcome in a fresh process, worst of {len(next_members)}",
        f"{worst:.1f} ms (median {statistics.median(next_members):.1f} ms)", "", "", "at most 100 ms", worst <= 100)


def show_keys(answers):
    def median(name):
        return statistics.median(time for time, _ in answers[name])

    def worst(name):
        return statistics.quantiles((time for time, _ in answers[name]), n=100)[98]

    def sent(name):
        return statistics.median(count for _, count in answers[name])

    for what, figure, unit in (("median", median, "ms"), ("99th", worst, "ms"), ("bytes", sent, "bytes")):
        ours, dialog, whiptail = (figure(name) for name in ("wizard", "dialog", "whiptail"))
        digits = ".0f" if unit == "bytes" else ".3f"
        most = 1 if unit == "bytes" else 1.8
        row("P02", f"key to painted cell, {what}", f"{ours:{digits}} {unit}", f"dialog {dialog:{digits}} {unit}",
            f"{ours / dialog:.2f}", f"at most {most}", ours <= most * dialog)
        row("", "", "", f"whiptail {whiptail:{digits}} {unit}", f"{ours / whiptail:.2f}", "", None)


def show_sessions(found):
    def megabytes(name):
        return ", ".join(f"{key} {value:.1f} MB" for key, value in found[name].items())

    def fits(name):
        return found[name]["Anonymous"] <= 12 and found[name]["Rss"] <= 36

    rule = "anonymous at most 12 MB, resident at most 36 MB"
    row("P03", "memory at 1【2】", megabytes("first"), "", "", rule, fits("first"))
    row("P03", f"memory after {2 * PAGE_TURNS} page turns", megabytes("turned"), "at 1【2】",
        f"{found['turned']['Anonymous'] / found['first']['Anonymous']:.2f}", rule, fits("turned"))
    row("P03", "memory at 1【6】, after a hash", megabytes("last"), "", "", rule, fits("last"))
    sent, woken = found["idle"]
    row("P03", "idle at 1【2】", f"{sent:.1f} bytes/s, {woken:.1f} wake-ups/s", "", "", "0 and 0", sent == 0 == woken)
    sent, woken = found["waiting"]
    row("P03", "waiting at 1【6】, clock shown", f"{sent:.1f} bytes/s, {woken:.1f} wake-ups/s", "", "",
        "at most 5 wake-ups and the clock's", woken <= 6)


def show_inside(found):
    for what, extra in (
            (f"work of a login besides the hash, {found['members']} members, measured at a cheap hash", found["work"]),
            ("a whole login at default cost less the bare hash", found["login"] - found["hash"])):
        share = extra / found["hash"] * 100
        row("P04", what, f"{extra / 1000:.2f} ms", f"hash {found['hash'] / 1000:.2f} ms", f"{share:.1f} %",
            "at most 8 % (5 % on tmpfs)", share <= 8)
    ratio = found["loginsPerSecond"] / found["hashesPerSecond"]
    row("P05", "password logins on one core", f"{found['loginsPerSecond']:.1f} /s",
        f"bare Argon2id {found['hashesPerSecond']:.1f} /s", f"{ratio:.2f}", "30 /s or more, at least 0.9",
        found["loginsPerSecond"] >= 30 and ratio >= 0.9)
    row("P08", "QR code: encode and lay out", f"{found['symbol'] / 1000:.3f} ms",
        f"`qrencode -t ANSIUTF8` {found['qrencode'] / 1000:.3f} ms", f"{found['symbol'] / found['qrencode']:.2f}",
        "at most 1", found["symbol"] <= found["qrencode"])


def main():
    home = tempfile.mkdtemp(prefix="firstlogin-bench-")
    wizard = [WIZARD, "demo", "--home", home]
    try:
        members = json.loads(subprocess.run([*wizard, "--members"], capture_output=True, check=True).stdout)
        print("| bar | what | measured | against | ratio | rule | reached |\n|---|---|---|---|---|---|---|", flush=True)
        os.mkdir(f"{home}/real", 0o700)
        wizards = {"demo": wizard, "real": real_society(f"{home}/real", 1000)}
        show_start(start_times(wizards), "from a Python parent", 2.2)
        show_start(start_times_alone(wizards), "from a parent that adds nothing", None)
        show_accessible(plain_times(wizards["real"]), next_member_times(wizards["real"]))
        show_keys(key_times(wizard))
        show_sessions(sessions(wizard, members))
        hall.measure(WIZARD, Terminal, row)
        os.mkdir(f"{home}/import", 0o700)
        member_files.measure(real_society(f"{home}/import", 1000), f"{home}/import", row)
        show_inside(json.loads(subprocess.run([INSIDE], capture_output=True, check=True).stdout))
        print("\n" + machine())
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
