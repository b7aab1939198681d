"""Debian 13's screen: cage on a picture in memory, keys by wtype, pictures by grim."""
from trial.machine import send, wait_for
from trial.screen import SIZE, Screen

OUTPUT = "HEADLESS-1"
#: What wtype calls a key otherwise than X does.
MODIFIERS = {"super": "logo"}


class Headless(Screen):
    PACKAGES = ("grim", "wtype", "wlr-randr")
    ENVIRONMENT = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
    PICTURE = ("grim", "-t", "ppm", "-")

    def __init__(self, machine, environment):
        super().__init__(machine, environment)
        self._keyboard = None

    def open(self):
        wait_for("the screen", 20, lambda: OUTPUT in self.client("wlr-randr", check=False))
        self.resize(*SIZE)
        self.close()
        # Without a keyboard nobody has a clipboard, and wtype's is unplugged when it ends.
        self._keyboard = self.machine.start("wtype", "-s", "3600000", environment=self.environment)

    def close(self):
        if self._keyboard:
            send(self._keyboard.pid)

    def resize(self, width, height):
        self.client("wlr-randr", "--output", OUTPUT, "--custom-mode", f"{width}x{height}", check=False)

    def type(self, text):
        self._press(text)

    def key(self, *chords):
        self._press(*(word for chord in chords for word in in_words_of_wtype(chord)))

    def _press(self, *words):
        """The first key of a keyboard that is new may get lost: a Shift is to spare."""
        self.client("wtype", "-P", "Shift_L", "-p", "Shift_L", "-s", "60", "-d", "4", *words, "-s", "30", check=False)


def in_words_of_wtype(chord):
    *modifiers, key = chord.split("+")
    names = [MODIFIERS.get(name, name) for name in modifiers]
    return [
        *(word for name in names for word in ("-M", name)), "-k", key,
        *(word for name in reversed(names) for word in ("-m", name)), "-s", "30",
    ]
