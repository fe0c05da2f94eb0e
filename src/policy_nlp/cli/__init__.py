"""The command line: `policy-nlp VERB …`."""

import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

from policy_nlp.cli.app import app
from policy_nlp.cli.exits import BAD_INPUT, FAILED, bad_input_errors


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `policy-nlp`, and end the process with 0 (done), 1 (failed), 2 (usage) or 3 (bad input).

    Args:
        arguments: the words of the command line; those of this process where none are given. `--debug` may stand
            anywhere and shows tracebacks.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream)
    try:
        app([word for word in words if word != "--debug"], prog_name="policy-nlp")
    except Exception as error:  # whatever happened, people get one line
        if debug:
            traceback.print_exc()
        told, code = _told(error)
        print(told, file=sys.stderr)
        sys.exit(code)


def _told(error: Exception) -> tuple[str, int]:
    """One line for people, and the exit code."""
    line = " ".join(str(error).split())
    if isinstance(error, bad_input_errors()):
        return line, BAD_INPUT
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}; check the path and its permissions", BAD_INPUT
    return f"policy-nlp: {type(error).__name__}: {line}; run it again with --debug to see where", FAILED


def _use_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale: GBK, a Chinese Windows console's own, lacks rare characters."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
