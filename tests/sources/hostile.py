"""Ways of reading that end badly; in a module, because a child process must find them."""

# ruff: noqa: ARG001, T201 (all are given what a reader is given; one prints)

import os
import sys
import time
from pathlib import Path

from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem


def fine(raw: bytes, name: str, options: Options) -> Extracted:
    return Extracted((Block(f"{name} {len(raw)} {options.password}"),))


def problem(raw: bytes, name: str, options: Options) -> Extracted:
    raise SourceProblem(f"{name} is odd.")


def error(raw: bytes, name: str, options: Options) -> Extracted:
    raise KeyError("words of the document")


def memory(raw: bytes, name: str, options: Options) -> Extracted:
    return Extracted((Block("x" * (4 * 1024**3)),))


def busy(raw: bytes, name: str, options: Options) -> Extracted:
    while True:
        pass


def asleep(raw: bytes, name: str, options: Options) -> Extracted:
    time.sleep(60)
    raise AssertionError


def crash(raw: bytes, name: str, options: Options) -> Extracted:
    os._exit(7)


def network(raw: bytes, name: str, options: Options) -> Extracted:
    import socket

    socket.create_connection(("127.0.0.1", 9))
    raise AssertionError


def program(raw: bytes, name: str, options: Options) -> Extracted:
    import subprocess

    subprocess.run(["touch", raw.decode()], check=True)
    return Extracted((Block(str(Path(raw.decode()).exists())),))


def chatty(raw: bytes, name: str, options: Options) -> Extracted:
    print(raw.decode())
    print(raw.decode(), file=sys.stderr)
    return fine(raw, name, options)
