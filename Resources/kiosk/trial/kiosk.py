"""The kiosk's screen without a screen: cage on a picture in memory, keys from a program, pictures by grim."""
import collections
import os
import shlex
import subprocess
import threading

from trial.machine import KIOSK, send, wait_for

#: What belongs to a kiosk; anything else that runs as its user has got out.
OWN_PROCESSES = {"cage", "Xwayland", "foot", "session", "ssh", "sleep", "stty", "cat"}
SIZE = (1920, 1080)
#: A cell of the page, in pixels: the cursor blinks in one.
CELL = (42, 45)


class Picture:
    """What the screen shows, pixel by pixel (netpbm's PPM)."""

    def __init__(self, data):
        head, _, rest = data.partition(b"\n255\n")
        self.width, self.height = (int(word) for word in head.split()[1:3])
        self.data, self.pixels = data, rest

    def _row(self, y):
        return self.pixels[y * self.width * 3 : (y + 1) * self.width * 3]

    def is_like(self, other):
        """Whether two differ by no more than a cursor."""
        if (self.width, self.height) != (other.width, other.height):
            return False
        rows = [y for y in range(self.height) if self._row(y) != other._row(y)]
        if not rows:
            return True
        if rows[-1] - rows[0] >= CELL[1]:
            return self._has_rows_of(other)
        columns = [x // 3 for y in rows for x in differing(self._row(y), other._row(y))]
        return max(columns) - min(columns) < CELL[0]

    def _has_rows_of(self, other):
        """Whether it is the same further up or down, as the greeting is every half minute."""
        mine, theirs = (collections.Counter(one._row(y) for y in range(one.height)) for one in (self, other))
        return (mine - theirs).total() < CELL[1]


def differing(one, other):
    """The first and the last place at which two differ."""
    first = next(index for index in range(len(one)) if one[index] != other[index])
    last = next(index for index in range(len(one) - 1, -1, -1) if one[index] != other[index])
    return first, last


class Kiosk:
    """What systemd runs on a kiosk, and runs again for ever."""

    def __init__(self, machine, command, log):
        self.machine, self.command, self.log = machine, command, log
        self.user = machine.user_id(KIOSK)
        self.runtime = f"/run/user/{self.user}"
        os.makedirs(machine.path(self.runtime), exist_ok=True)
        os.chown(machine.path(self.runtime), self.user, self.user)
        os.chmod(machine.path(self.runtime), 0o700)
        self.environment = {
            "XDG_RUNTIME_DIR": self.runtime, "WAYLAND_DISPLAY": "wayland-0", "HOME": "/nonexistent",
            "WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman",
        }
        self._keyboard = None
        self._ends = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _keep(self):
        """Restart=always."""
        while not self._ends.is_set():
            self.main = self.machine.start(*self.command, user=KIOSK, environment=self.environment, log=self.log)
            self.main.wait()
            # With its main process systemd ends all that it has begun.
            for process in self.machine.processes(self.user):
                send(process)
            self._ends.wait(0.5)

    def close(self):
        self._ends.set()
        send(self._keyboard.pid)
        send(self.main.pid)
        self._keeper.join()

    def client(self, *words, **options):
        """Runs a program on the screen, as nobody at the kiosk could."""
        return self.machine.run(*words, environment=self.environment, **options)

    def open(self):
        """Waits for the screen, gives it its size, and plugs a keyboard in: without one nobody has a clipboard."""
        wait_for("the screen", 20, lambda: "HEADLESS-1" in self.client("wlr-randr", check=False))
        self.resize(*SIZE)
        if self._keyboard:
            send(self._keyboard.pid)
        self._keyboard = self.machine.start("wtype", "-s", "3600000", environment=self.environment)

    def resize(self, width, height):
        self.client("wlr-randr", "--output", "HEADLESS-1", "--custom-mode", f"{width}x{height}")

    def press(self, *words):
        """Keys in wtype's own words. The first of a keyboard that is new may get lost: a Shift is to spare."""
        self.client("wtype", "-P", "Shift_L", "-p", "Shift_L", "-s", "60", "-d", "4", *words, "-s", "30", check=False)

    def type(self, text):
        self.press(text)

    def key(self, *names):
        self.press(*(word for name in names for word in ("-k", name, "-s", "30")))

    def begin(self):
        """From the greeting to the first page, by any key; gives its picture."""
        greeting = self.still()
        self.key("space")
        return self.changes(greeting, "the page behind the greeting")

    def picture(self):
        words = self.machine.command(("grim", "-t", "ppm", "-"), environment=self.environment)
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20)
        return Picture(done.stdout) if done.returncode == 0 and done.stdout.startswith(b"P6") else None

    def still(self, seconds=15):
        """A picture that is the same twice."""
        last = None

        def is_still():
            nonlocal last
            before, last = last, self.picture()
            return last if before and last and last.is_like(before) else None

        return wait_for("a picture that stays", seconds, is_still)

    def see(self, wanted, what, seconds=30):
        """Waits until the screen shows that very page again."""
        def shows():
            now = self.picture()
            return now if now and now.is_like(wanted) else None

        return wait_for(what, seconds, shows)

    def changes(self, before, what, seconds=15):
        """Waits until it shows another page, and gives that."""
        def shows():
            now = self.picture()
            return now and not now.is_like(before)

        wait_for(what, seconds, shows)
        return self.still()

    def is_whole(self):
        """Whether all of its parts run, up to a wizard and its parent at the host."""
        names = list(self.machine.processes().values())
        return names.count("firstlogin") >= 2 and all(part in names for part in ("cage", "foot", "session", "ssh"))

    def strangers(self):
        """The names of what runs as the kiosk's user and is none of it."""
        return sorted(set(self.machine.processes(self.user).values()) - OWN_PROCESSES - {"env", "chroot"})

    def qr_code(self):
        """What an independent reader finds on the screen."""
        done = subprocess.run(
            ["zbarimg", "--quiet", "--raw", "ppm:-"], input=self.picture().data, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        return done.stdout.decode().strip()

    def terminal(self):
        """The line that foot shows, as whoever writes to it from inside finds it."""
        for process, name in self.machine.processes(self.user).items():
            if name == "session":
                return os.readlink(self.machine.path(f"/proc/{process}/fd/0"))
        raise ProcessLookupError("no session")


def command_of_unit(text):
    """What the installed unit starts."""
    return shlex.split(next(line for line in text.splitlines() if line.startswith("ExecStart=")).split("=", 1)[1])
