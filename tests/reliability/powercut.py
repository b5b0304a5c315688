"""What a disk may hold after the power was cut: rebuilt from recorded events.

Pessimistic where POSIX is: what was not synced may be there or not, sector by sector, in any
order; a file that grew may hold rubbish where nothing was written yet; a folder's entries are
durable only when the folder was synced. Optimistic in one thing, as every journaling file
system is: a folder's entries change in the order in which they were changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.reliability.disk import Event

SECTOR = 512


@dataclass(slots=True)
class Inode:
    """A file's bytes: what is safe, and what was done since."""

    durable: bytearray
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            apply(self.durable, event)
        self.pending.clear()

    def after_cut(self, chance: Random) -> bytes:
        """One of the contents that the disk may hold."""
        content = bytearray(self.durable)
        likelihood = chance.choice((0.0, 0.5, 0.5, 0.9, 1.0))
        for event in self.pending:
            if event.kind == "truncate":
                if chance.random() < likelihood:
                    apply(content, event)
                continue
            for part in sectors(event):
                if chance.random() < likelihood:
                    filler = chance.randbytes if chance.random() < 0.3 else bytes
                    apply(content, part, filler)
        return bytes(content)


def apply(content: bytearray, event: Event, filler=bytes) -> None:
    end = event.place + len(event.data)
    if event.kind == "truncate":
        del content[event.place :]
        return
    if len(content) < end:
        content.extend(filler(end - len(content)))
    content[event.place : end] = event.data


def sectors(event: Event) -> Iterable[Event]:
    """A write in the parts that a disk writes whole."""
    start, end = event.place, event.place + len(event.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Event(
            "write", event.name, start, event.data[start - event.place : stop - event.place]
        )
        start = stop


def after_cut(
    start: dict[str, bytes], events: list[Event], cut: int, chance: Random
) -> dict[str, bytes]:
    """Names and contents of the files after the power fails before event number ``cut``.

    ``start`` is what the disk held, safely, before the first event.
    """
    inodes = {name: Inode(bytearray(content)) for name, content in start.items()}
    now, durable = dict(inodes), dict(inodes)
    pending: list[tuple[str, Inode | None]] = []
    for event in events[:cut]:
        if event.kind == "create":
            now[event.name] = Inode(bytearray())
            pending.append((event.name, now[event.name]))
        elif event.kind == "delete":
            now.pop(event.name, None)
            pending.append((event.name, None))
        elif event.kind == "sync":
            now[event.name].sync()
        elif event.kind in ("write", "truncate"):
            now[event.name].pending.append(event)
        if event.syncs_folder:
            _change(durable, pending)
            pending.clear()
    _change(durable, pending[: chance.randint(0, len(pending))])
    return {name: inode.after_cut(chance) for name, inode in durable.items()}


def _change(folder: dict[str, Inode], changes: list[tuple[str, Inode | None]]) -> None:
    for name, inode in changes:
        if inode is None:
            folder.pop(name, None)
        else:
            folder[name] = inode
