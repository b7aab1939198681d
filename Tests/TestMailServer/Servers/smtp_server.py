"""A real SMTP server for tests, with one fault at a time; a file `behaviour` in --dir changes it while it runs.

Prints its port on the first line, then one line for each command of interest. Each message that is accepted stands
as N.eml in --dir, its envelope beside it as N.envelope. Ends when its standard input is closed.
"""

import argparse
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Server(SMTP):
    """Keeps the recipient as it came over the wire, before aiosmtpd takes its quotes away."""

    async def smtp_RCPT(self, arg):
        self.session.wire = arg
        await super().smtp_RCPT(arg)


    async def smtp_AUTH(self, arg):
        options = self.event_handler.options
        mechanism, _, initial = (arg or "").partition(" ")
        self.event_handler.note(f"AUTH {mechanism}{' with' if initial else ''}")
        if mechanism in options.refuse_mechanism:
            return await self.push(options.refusal)
        if options.initial_response == "never" and initial:
            return await self.push("501 5.5.4 no initial response here")
        if options.initial_response == "always" and not initial:
            return await self.push("501 5.5.4 an initial response is wanted")
        await super().smtp_AUTH(arg)


class Handler:
    def __init__(self, options):
        self.options = options
        self.directory = pathlib.Path(options.dir)
        self.count = 0
        self.greylisted = set()

    @property
    def behaviour(self):
        file = self.directory / "behaviour"
        return file.read_text() if file.exists() else self.options.behaviour

    def note(self, line):
        with (self.directory / "logins").open("a") as file:
            file.write(line + "\n")

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        if self.options.name_mechanisms is None:
            return responses
        named = [line for line in responses if not line[4:].upper().startswith("AUTH")]
        if self.options.name_mechanisms and any(line[4:].upper().startswith("AUTH") for line in responses):
            named.insert(1, f"250-AUTH {self.options.name_mechanisms}")
        return named

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.behaviour == "refuse-sender":
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.behaviour == "refuse":
            return "550 5.1.1 no such user"
        if self.behaviour == "greylist" and address not in self.greylisted:
            self.greylisted.add(address)
            return "451 4.7.1 greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        for _ in range(600):
            if self.behaviour == "slow":
                await asyncio.sleep(0.1)
        if self.behaviour == "refuse-message":
            return "554 5.6.0 message refused"
        if self.behaviour == "cut":
            server.transport.abort()
            return "250 nobody hears this"
        self.count += 1
        (self.directory / f"{self.count}.eml").write_bytes(envelope.original_content)
        (self.directory / f"{self.count}.envelope").write_text(
            "\n".join(
                [
                    envelope.mail_from,
                    *envelope.rcpt_tos,
                    f"tls {session.ssl is not None}",
                    f"login {session.authenticated}",
                    f"hello {session.host_name}",
                    f"wire {session.wire}",
                ]
            )
        )
        return "250 OK"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dir", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--implicit-tls", action="store_true")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--auth", help="user:password")
    parser.add_argument("--name-mechanisms", help="in place of those that it has")
    parser.add_argument("--refuse-mechanism", nargs="*", default=[])
    parser.add_argument("--refusal", default="504 5.5.4 Unrecognized authentication type")
    parser.add_argument("--initial-response", choices=["always", "never"])
    parser.add_argument(
        "--behaviour",
        default="ok",
        choices=["ok", "refuse", "refuse-sender", "refuse-message", "greylist", "slow", "cut"],
    )
    options = parser.parse_args()

    context = None
    if options.starttls or options.implicit_tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.cert, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        user, password = options.auth.split(":", 1)
        right = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=right, handled=right)

    handler = Handler(options)

    def protocol():
        return Server(
            handler,
            hostname="test.invalid",
            tls_context=context if options.starttls else None,
            require_starttls=options.starttls,
            authenticator=authenticate if options.auth else None,
            auth_required=bool(options.auth),
            auth_require_tls=options.starttls,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        protocol, "127.0.0.1", options.port, ssl=context if options.implicit_tls else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
