"""A hall of terminals beside one `firstlogin serve`, all waiting at 1【6】: what waiting costs each, and how soon each goes
on when its mail's link is pressed elsewhere (P09)."""

import email
import email.policy
import glob
import http.client
import json
import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

TERMINALS = 100
WAITING_SECONDS = 20
PATIENCE = 10


class Hall:
    """A society with members who have their notices, and what answers their browsers."""

    def __init__(self, program, terminal):
        self.program, self.terminal = program, terminal
        self.folder = tempfile.mkdtemp(prefix="firstlogin-hall-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.origin = f"http://localhost:{self.port}"
        self.settings = self.folder + "/settings.json"
        with open(self.settings, "w") as file:
            json.dump({
                "product": "Hoken Web", "issuer": "Aozora", "sender": {"address": "portal@aozora.example.jp"},
                "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                            "hoursInEnglish": "weekdays 9:00-17:00"},
                "store": self.folder + "/data/store.sqlite",
                "companion": {"address": self.origin, "port": self.port}}, file)
        rows = [f"{10000000 + number},12,{number},ダイワ タロウ,1950-03-04,m{number}@example.jp,new"
                for number in range(TERMINALS)]
        self.office("import", "-", "--delta", typed="user_id,symbol,number,name,birthdate,mail,account\n" + "\n".join(rows) + "\n")
        self.server = subprocess.Popen(
            [program, "serve", "--settings", self.settings], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.terminals = []

    def office(self, *words, typed=""):
        return subprocess.run(
            [self.program, "office", *words, "--settings", self.settings], input=typed, capture_output=True, text=True,
            check=True).stdout

    def fill(self):
        """Every member walks to 1【6】 at a terminal of her own."""
        for number in range(TERMINALS):
            userID = str(10000000 + number)
            password = json.loads(self.office("notice", userID, "--show", "--json"))["initialPassword"]
            terminal = self.terminal([self.program, "--settings", self.settings])
            for text, keys in (("0【1】", "\r"), ("1【2】", userID + "\r"), ("", password + "\r"),
                               ("1【3】", "1950-03-04\r"), ("1【4】", "\x1b[F"), ("100%", "\r"), ("1【5】", "1\r")):
                terminal.see(text)
                terminal.press(keys)
            terminal.see("1【6】")
            self.terminals.append(terminal)
            self.listen(0)
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {TERMINALS} terminals", end="", file=sys.stderr)

    def listen(self, seconds, until=lambda: False):
        """Reads whatever any terminal says, so that none has to wait for a reader; when `until` came true."""
        end = time.perf_counter() + seconds
        known = {terminal.fd: terminal for terminal in self.terminals}
        while True:
            left = end - time.perf_counter()
            ready = select.select(list(known), [], [], max(0, left))[0]
            now = time.perf_counter()
            for descriptor in ready:
                known[descriptor].stream.feed(os.read(descriptor, 1 << 16))
            if until():
                return now
            if left <= 0:
                return None

    def cost(self):
        """The share of a core that each wizard takes while it waits, and its wake-ups a second."""
        processes = [terminal.wizard() for terminal in self.terminals]
        before, counts = list(map(ticks, processes)), list(map(switches, processes))
        begun = time.perf_counter()
        self.listen(WAITING_SECONDS)
        passed = time.perf_counter() - begun
        shares = [(ticks(process) - then) / os.sysconf("SC_CLK_TCK") / passed for process, then in zip(processes, before)]
        return shares, [woken(process, then) / passed for process, then in zip(processes, counts)]

    def confirm(self):
        """Seconds from each press of a link to the terminal's 1【8】."""
        links = {}
        for path in glob.glob(self.folder + "/data/mail/*.eml"):
            with open(path, "rb") as file:
                mail = email.message_from_binary_file(file, policy=email.policy.default)
            link = re.search(r"/m/\w+", mail.get_content())
            # The mail that tells of her notice has none.
            if link:
                links[mail["to"].strip("<>")] = link.group()
        times = []
        for number, terminal in enumerate(self.terminals):
            # From an address of its own, as every phone has.
            phone = http.client.HTTPConnection("127.0.0.1", self.port, source_address=(f"127.0.2.{number + 1}", 0))
            begun = time.perf_counter()
            phone.request("POST", links[f"m{number}@example.jp"], body="", headers={
                "Host": f"localhost:{self.port}", "Origin": self.origin,
                "Content-Type": "application/x-www-form-urlencoded"})
            came = self.listen(
                PATIENCE, lambda: any("1【8】" in line.replace(" ", "") for line in terminal.lines()[:1]))
            if came is None or phone.getresponse().status != 303:
                sys.exit("the terminal does not go on\n" + "\n".join(terminal.lines()))
            phone.close()
            times.append(came - begun)
        return times

    def end(self):
        for terminal in self.terminals:
            terminal.end()
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder)


def ticks(process):
    """Clock ticks that a process has had on any core."""
    with open(f"/proc/{process}/stat") as file:
        words = file.read().rsplit(")", 1)[1].split()
    return int(words[11]) + int(words[12])


def switches(process):
    """Voluntary context switches of each thread."""
    counts = {}
    for task in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{task}/status") as file:
            counts[task] = sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
    return counts


def woken(process, before):
    """How often it woke since; threads that ended meanwhile had nothing to do."""
    return sum(count - before.get(task, 0) for task, count in switches(process).items())


def measure(program, terminal, row):
    hall = Hall(program, terminal)
    try:
        hall.fill()
        shares, wakes = hall.cost()
        times = hall.confirm()
    finally:
        hall.end()
    share, worst = statistics.mean(shares) * 100, statistics.quantiles(times, n=100)[98] * 1000
    row("P09", f"link pressed to the terminal's next page, {TERMINALS} waiting, 99th",
        f"{worst:.0f} ms (median {statistics.median(times) * 1000:.0f} ms)", "", "", "under 500 ms", worst < 500)
    row("P09", f"one of {TERMINALS} that wait, beside `firstlogin serve`",
        f"{share:.2f} % of a core, {statistics.mean(wakes):.1f} wake-ups/s", "", "", "under 1 %", share < 1)
