"""What a screen shows."""
import collections
import subprocess

#: A cell of the page, in pixels: the cursor blinks in one.
CELL = (42, 45)


class Picture:
    """Pixel by pixel (netpbm's PPM)."""

    def __init__(self, data):
        head, _, rest = data.partition(b"\n255\n")
        self.width, self.height = (int(word) for word in head.split()[1:3])
        self.data, self.pixels = data, rest

    def _row(self, y):
        return self.pixels[y * self.width * 3 : (y + 1) * self.width * 3]

    def is_blank(self):
        """Whether nothing stands there yet."""
        return self.pixels == self.pixels[:3] * (self.width * self.height)

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

    def qr_code(self):
        """What an independent reader finds in it."""
        done = subprocess.run(
            ["zbarimg", "--quiet", "--raw", "ppm:-"], input=self.data, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        return done.stdout.decode().strip()


def differing(one, other):
    """The first and the last place at which two differ."""
    first = next(index for index in range(len(one)) if one[index] != other[index])
    last = next(index for index in range(len(one) - 1, -1, -1) if one[index] != other[index])
    return first, last
