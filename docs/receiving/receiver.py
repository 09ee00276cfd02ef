#!/usr/bin/env python3
"""A receiver of Vigil's messages that needs nothing but Python 3.9 or newer:

    VIGIL_SECRET=whsec_… python3 receiver.py 8443

It checks the signature and the time, tells repeats apart, and answers. Put it behind a proxy that ends TLS.
"""
import base64
import hashlib
import hmac
import os
import sys
import threading
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 300
LARGEST_BODY = 1 << 20
REMEMBERED = 100_000


def verify(secret: str, headers, body: bytes) -> None:
    """Raises ValueError unless the message is Vigil's and recent. The body must be the bytes as they came."""
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    signatures = headers.get("webhook-signature", "")
    if not message_id or not timestamp.isdecimal():
        raise ValueError("not signed")
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        raise ValueError("too old, or a clock is wrong")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # While a secret is changed there are two signatures, with a space between; one that fits is enough.
    if not any(hmac.compare_digest(signature.encode(), expected) for signature in signatures.split()):
        raise ValueError("signature does not match")


def store(body: bytes) -> None:
    """Stores the message; what takes longer is done after the answer."""
    sys.stdout.buffer.write(body + b"\n")
    sys.stdout.flush()


class Handled:
    """The ids that were handled. In earnest: a table with a unique key, written with the message in one transaction."""

    def __init__(self):
        self._ids = OrderedDict()
        self._lock = threading.Lock()

    def once(self, message_id: str, handle) -> None:
        """Calls handle unless the id came before: a repeat never means anything new."""
        with self._lock:
            if message_id in self._ids:
                return
            handle()
            self._ids[message_id] = None
            if len(self._ids) > REMEMBERED:
                self._ids.popitem(last=False)


class Receiver(BaseHTTPRequestHandler):
    timeout = 30
    secret = ""
    handled = Handled()

    def do_POST(self):
        length = self.headers.get("content-length", "")
        if not length.isdecimal():
            return self.answer(411)
        if int(length) > LARGEST_BODY:
            return self.answer(413)
        body = self.rfile.read(int(length))
        try:
            verify(self.secret, self.headers, body)
        except ValueError:
            return self.answer(401)
        self.handled.once(self.headers["webhook-id"], lambda: store(body))
        self.answer(204)

    def answer(self, status: int):
        self.send_response(status)
        self.end_headers()


def main():
    if "VIGIL_SECRET" not in os.environ or len(sys.argv) != 2:
        sys.exit("usage: VIGIL_SECRET=whsec_… python3 receiver.py PORT")
    Receiver.secret = os.environ["VIGIL_SECRET"]
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening on", server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
