"""A machine of one's own: the kept Debian below a layer that is thrown away, with its own processes and network."""
import fcntl
import os
import signal
import socket
import struct
import subprocess
import time

KIOSK = "firstlogin-kiosk"


class Machine:
    """Works only within namespaces of its own: see `attack`."""

    def __init__(self, root, folder):
        self.root = os.path.join(folder, "machine")
        layer = os.path.join(folder, "layer")
        os.makedirs(layer)
        mount("tmpfs", layer, "tmpfs")
        for name in ("upper", "work"):
            os.mkdir(os.path.join(layer, name))
        #: What was written since the machine began.
        self.written = os.path.join(layer, "upper")
        os.mkdir(self.root)
        mount("overlay", self.root, "overlay", f"lowerdir={root},upperdir={self.written},workdir={layer}/work")
        for name in ("proc", "tmp", "run", "dev"):
            os.makedirs(self.path(name), exist_ok=True)
        mount("proc", self.path("proc"), "proc")
        mount("tmpfs", self.path("tmp"), "tmpfs", "mode=1777")
        mount("tmpfs", self.path("run"), "tmpfs", "mode=755")
        self._make_devices()
        open_loopback()

    def _make_devices(self):
        mount("tmpfs", self.path("dev"), "tmpfs", "mode=755")
        for name, minor in (("null", 3), ("zero", 5), ("full", 7), ("random", 8), ("urandom", 9)):
            os.mknod(self.path("dev", name), 0o020666, os.makedev(1, minor))
            os.chmod(self.path("dev", name), 0o666)
        os.mknod(self.path("dev/tty"), 0o020666, os.makedev(5, 0))
        os.chmod(self.path("dev/tty"), 0o666)
        for name, kind, options in (
            ("pts", "devpts", "newinstance,ptmxmode=666,mode=620,gid=5"), ("shm", "tmpfs", "mode=1777"),
        ):
            os.mkdir(self.path("dev", name))
            mount(kind, self.path("dev", name), kind, options)
        os.symlink("pts/ptmx", self.path("dev/ptmx"))
        os.symlink("/proc/self/fd", self.path("dev/fd"))

    def path(self, *names):
        return os.path.join(self.root, *(name.lstrip("/") for name in names))

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text, mode=0o644):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(name), mode)

    def command(self, words, user=None, environment=None):
        """As a service of the system's begins: with nothing in the environment but what is given."""
        usual = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "LANG": "C.UTF-8"}
        variables = [f"{key}={value}" for key, value in {**usual, **(environment or {})}.items()]
        who = [f"--userspec={user}:"] if user else []
        return ["chroot", *who, self.root, "env", "-i", *variables, *words]

    def run(self, *words, user=None, environment=None, input="", check=True, seconds=60):
        """Runs something to its end; gives what it wrote on both its outputs."""
        done = subprocess.run(
            self.command(words, user, environment), input=input, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=seconds)
        if check and done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stdout}")
        return done.stdout

    def start(self, *words, user=None, environment=None, log="/dev/null"):
        with open(log, "ab") as out:
            return subprocess.Popen(
                self.command(words, user, environment), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                start_new_session=True)

    def user_id(self, name):
        for line in self.read("/etc/passwd").splitlines():
            words = line.split(":")
            if words[0] == name:
                return int(words[2])
        raise KeyError(name)

    def processes(self, user=None):
        """Number and name of whatever runs, or of what runs as somebody."""
        found = {}
        for entry in os.listdir(self.path("proc")):
            if not entry.isdigit():
                continue
            try:
                facts = dict(
                    line.split(":\t", 1) for line in self.read(f"/proc/{entry}/status").splitlines() if ":\t" in line)
            except (OSError, ProcessLookupError):
                continue
            if facts["State"].startswith("Z") or (user is not None and int(facts["Uid"].split()[0]) != user):
                continue
            found[int(entry)] = facts["Name"].strip()
        return found

    def kill(self, name, number=signal.SIGKILL):
        """Sends a signal to whatever bears a name, waits until it has ended, and gives how many there were."""
        return self.end({process for process, its in self.processes().items() if its == name}, name, number)

    def end(self, found, name, number=signal.SIGKILL):
        """Sends a signal to processes, waits until they have ended, and gives how many there were."""
        for process in found:
            send(process, number)
        wait_for(f"the end of {name}", 20, lambda: not found & set(self.processes()))
        return len(found)


def send(process, number=signal.SIGKILL):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        # It had ended by itself.
        pass


def mount(what, where, kind, options=""):
    subprocess.run(["mount", "-t", kind, *(["-o", options] if options else []), what, where], check=True)


def open_loopback():
    """ip link set lo up (netdevice(7))."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as some:
        fcntl.ioctl(some, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))


def wait_for(what, seconds, is_so):
    """Asks until it is so, and gives the answer; says what was waited for where it never is."""
    end = time.monotonic() + seconds
    while True:
        answer = is_so()
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s: {what}")
        time.sleep(0.1)
