"""Debian 12's screen: cage as a window of an X server in memory, keys by xdotool, pictures by ImageMagick.

Its cage knows no virtual keyboard, and alone on a picture in memory it never paints a page in its full size.
"""
import os
import signal

from trial.machine import send, wait_for
from trial.screen import SIZE, Screen

DISPLAY = ":77"
SOCKETS = "/tmp/.X11-unix"


class Xvfb(Screen):
    PACKAGES = ("xvfb", "xdotool", "x11-xserver-utils", "imagemagick")
    ENVIRONMENT = {"DISPLAY": DISPLAY, "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman"}
    PICTURE = ("import", "-silent", "-window", "root", "-depth", "8", "ppm:-")

    def __init__(self, machine, environment):
        super().__init__(machine, environment)
        self._server = machine.start(
            "Xvfb", DISPLAY, "-screen", "0", "{}x{}x24".format(*SIZE), "-ac", "-noreset", "-nolisten", "tcp")
        socket = machine.path(SOCKETS, "X" + DISPLAY[1:])
        wait_for("the X server", 20, lambda: os.path.exists(socket))

    def open(self):
        self.resize(*SIZE)

    def close(self):
        """In order, so that its lock and its socket are gone too."""
        send(self._server.pid, signal.SIGTERM)
        self._server.wait()

    def _window(self):
        """The only one, which has neither class nor name; the root comes before it."""
        found = self.client("xdotool", "search", "--onlyvisible", "--class", "", check=False).split()
        return found[-1] if len(found) > 1 else None

    def resize(self, width, height):
        window = wait_for("cage's window", 20, self._window)
        self.client("xdotool", "windowsize", window, str(width), str(height))

    def picture(self):
        """Once its window was resized, this cage loses frames and waits for them: a pixel that is shown anew asks."""
        self.client("xrefresh", "-geometry", "1x1+0+0", check=False)
        return super().picture()

    def type(self, text):
        self.client("xdotool", "type", "--delay", "4", "--", text, check=False)

    def key(self, *chords):
        self.client("xdotool", "key", "--delay", "30", *chords, check=False)
