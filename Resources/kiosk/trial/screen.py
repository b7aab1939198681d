"""A screen without a screen: what cage shows on it, and a keyboard at it."""
import subprocess

from trial.machine import wait_for
from trial.picture import Picture

SIZE = (1920, 1080)


class Screen:
    """One that lasts as long as a kiosk; each cage that is begun anew opens it again."""

    #: What is installed for it.
    PACKAGES = ()
    #: What tells cage to show itself there.
    ENVIRONMENT = {}
    #: What writes a picture of it (netpbm's PPM).
    PICTURE = ()

    def __init__(self, machine, environment):
        self.machine, self.environment = machine, {**environment, **self.ENVIRONMENT}

    def open(self):
        """Waits for a cage that has just begun, gives it its size, and plugs a keyboard in."""
        raise NotImplementedError

    def resize(self, width, height):
        raise NotImplementedError

    def type(self, text):
        raise NotImplementedError

    def key(self, *chords):
        """Presses one after the other, each with its modifiers before it: `ctrl+shift+n`, by the names of X's keys."""
        raise NotImplementedError

    def close(self):
        raise NotImplementedError

    def client(self, *words, **options):
        """Runs a program on the screen, as nobody at the kiosk could."""
        return self.machine.run(*words, environment=self.environment, **options)

    def picture(self):
        words = self.machine.command(self.PICTURE, environment=self.environment)
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20)
        return Picture(done.stdout) if done.returncode == 0 and done.stdout.startswith(b"P6") else None

    def still(self):
        """A picture that is the same twice, and not of a terminal that has yet to come: keys would be lost on it."""
        last = None

        def is_still():
            nonlocal last
            before, last = last, self.picture()
            return last if before and last and last.is_like(before) and not last.is_blank() else None

        return wait_for("a picture that stays", 15, is_still)
