"""A kiosk at its screen: what systemd runs on it, keys, and what is seen."""
import os
import shlex
import threading

from trial.machine import KIOSK, send, wait_for

#: What belongs to a kiosk; anything else that runs as its user has got out.
OWN_PROCESSES = {"cage", "Xwayland", "foot", "session", "ssh", "sleep", "stty", "cat"}


class Kiosk:
    """What systemd runs on a kiosk, and runs again for ever."""

    def __init__(self, machine, screen, command, log, shell=None):
        self.machine, self.command, self.log = machine, command, log
        self.user = machine.user_id(KIOSK)
        self.runtime = f"/run/user/{self.user}"
        os.makedirs(machine.path(self.runtime), exist_ok=True)
        os.chown(machine.path(self.runtime), self.user, self.user)
        os.chmod(machine.path(self.runtime), 0o700)
        self.screen = screen(
            machine, {"XDG_RUNTIME_DIR": self.runtime, "WAYLAND_DISPLAY": "wayland-0", "HOME": "/nonexistent"})
        self.environment = {**self.screen.environment, **({"SHELL": shell} if shell else {})}
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
        send(self.main.pid)
        self._keeper.join()
        self.screen.close()

    def open(self):
        """Waits until it is to be seen, and sits down at it."""
        self.screen.open()

    def type(self, text):
        self.screen.type(text)

    def key(self, *chords):
        self.screen.key(*chords)

    def begin(self):
        """From the greeting to the first page, by any key; gives its picture."""
        greeting = self.still()
        self.key("space")
        return self.changes(greeting, "the page behind the greeting")

    def picture(self):
        return self.screen.picture()

    def still(self):
        return self.screen.still()

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

    def terminal(self):
        """The line that foot shows, as whoever writes to it from inside finds it."""
        for process, name in self.machine.processes(self.user).items():
            if name == "session":
                return os.readlink(self.machine.path(f"/proc/{process}/fd/0"))
        raise ProcessLookupError("no session")


def command_of_unit(text):
    """What the installed unit starts."""
    return shlex.split(next(line for line in text.splitlines() if line.startswith("ExecStart=")).split("=", 1)[1])
