"""Looks for what members typed and were shown: in files, in the clipboard, and in the memory of whatever runs."""
import os

#: Where a host keeps what it has to keep: store and mails.
KEPT_BY_HOST = ("/var/lib/firstlogin",)
#: Bytes from one letter to the next in the cells of a terminal's page, which keep flags and colours behind it.
STRIDES = (4, 8, 12, 16)
PIECE, OVERLAP = 1 << 22, 1 << 12


class Search:
    def __init__(self, canaries):
        self._forms = {
            name: [name.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")] for name in set(canaries)}

    def in_bytes(self, data):
        """The words that stand there as text."""
        return {name for name, forms in self._forms.items() if any(form in data for form in forms)}

    def _in_cells(self, data):
        """The words that stand there a letter a cell."""
        found = set()
        for stride in STRIDES:
            for offset in range(0, stride, 4):
                letters = data[offset::stride]
                found.update(name for name, forms in self._forms.items() if forms[0] in letters)
        return found

    def in_memory(self, machine, processes):
        """Whatever of a process can be read by one who may read everything; by process."""
        found = {}
        for process, name in processes.items():
            hits = set()
            for data in regions(machine.path(f"/proc/{process}")):
                hits |= self.in_bytes(data) | self._in_cells(data)
            for part in ("environ", "cmdline"):
                hits |= self.in_bytes(read(machine.path(f"/proc/{process}", part)))
            if hits:
                found[f"{name} ({process})"] = sorted(hits)
        return found

    def in_files(self, folders):
        """Files below some folders; by path."""
        found = {}
        for folder in folders:
            for place, _, names in os.walk(folder):
                if any(place[len(folder):].startswith(kept) for kept in KEPT_BY_HOST):
                    continue
                for name in names:
                    path = os.path.join(place, name)
                    if not os.path.isfile(path) or os.path.islink(path):
                        continue
                    hits = self.in_bytes(read(path) + name.encode())
                    if hits:
                        found[path[len(folder):]] = sorted(hits)
        return found


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        # It has ended, or is no file that can be read.
        return b""


def regions(process):
    """The writable memory of a process, piece by piece (proc(5))."""
    try:
        with open(f"{process}/maps") as maps, open(f"{process}/mem", "rb", buffering=0) as memory:
            for line in maps:
                words = line.split()
                if "w" not in words[1] or (len(words) > 5 and words[5].startswith("/dev/")):
                    continue
                begin, end = (int(word, 16) for word in words[0].split("-"))
                try:
                    memory.seek(begin)
                    while begin < end and (data := memory.read(min(PIECE, end - begin))):
                        # Nothing was ever written there.
                        if data.count(0) < len(data):
                            yield data
                        # What lies across two pieces is in the second.
                        begin += len(data) if begin + len(data) == end else max(len(data) - OVERLAP, 1)
                        memory.seek(begin)
                except OSError:
                    # A region that nobody may read, as guarded memory is made: looked at by its owner alone.
                    continue
    except OSError:
        return
