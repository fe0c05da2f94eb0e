"""Serving the review page on the loopback address until somebody stops it."""

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from policy_nlp.review.desk import Desk
from policy_nlp.review.server import make_app

LOOPBACK = "127.0.0.1"


def serve(desk: Desk, port: int, opened: Callable[[str], None]) -> None:
    """Serve a desk on 127.0.0.1.

    Args:
        desk: the queue and the verdicts.
        port: the port; any free one for 0.
        opened: is told the address to open, with this run's token, once the port is ours.

    Raises:
        OSError: the port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        listening.listen()
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        config = uvicorn.Config(make_app(desk, token, port), log_level="warning", access_log=False, lifespan="off")
        opened(f"http://{LOOPBACK}:{port}/#token={token}")
        with suppress(KeyboardInterrupt):  # Ctrl+C is how a review ends
            uvicorn.Server(config).run(sockets=[listening])
