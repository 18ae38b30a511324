"""
How many readers a server holds: `python -m benchmarks.load`.

Readers without a browser open a wijk of 200 organisations and choose another of forty of them every
five seconds, each on its own clock; in the drawing, or with `--whole` by opening a link to it, for
which the whole page runs. The clock goes on while an answer is late, and an answer's time counts
from the moment of the click on that clock: otherwise one stall would make everybody wait for the
same moment ever after, or hide how long people waited. The processes, and nginx in front of two of
them, are those of the guide for operators; readers and servers share this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.reader import Reader, Run
from tests.browser.serving import free_port, running
from tests.operating import nginx

PAUSE: Final = 5.0
#: Everything is warm when each reader has clicked so often.
WARMING: Final = 2
#: Among how many organisations readers choose; each was chosen by somebody before.
CHOSEN: Final = 40
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_WIJK: Final = "gegevens=wijk&wijk=WK900000"
_BESIDE: Final = ("nothing", "country", "import")


@dataclass
class Tally:
    """What the readers met."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    clicks: int = 0
    errors: int = 0
    lost: int = 0


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The situation that is measured."""

    readers: int
    clicks: int
    processes: int
    beside: str
    whole: bool


@dataclass(frozen=True, kw_only=True)
class Load:
    """
    What a server did under load: times in milliseconds, sizes in kB, memory in MiB.

    `yardstick` is the time of a fixed piece of work on this machine at that moment, `stolen` the
    percentage of the processors' time that the machine gave to others while it was measured.
    """

    processes: int
    readers: int
    beside: str
    whole: bool
    clicks: int
    errors: int
    lost_sessions: int
    imports: int
    median: float
    p95: float
    slowest: float
    cpu_per_click: float
    kilobytes_per_click: float
    memory: float
    memory_per_reader: float
    machine_load: float
    stolen: float
    yardstick: float


@dataclass(frozen=True)
class Server:
    """A server under measurement: where it is, and its processes."""

    reader: Reader
    pids: Sequence[int]

    def cpu(self) -> float:
        """Processor seconds that its processes used."""
        return sum(_cpu(pid) for pid in self.pids)

    def memory(self) -> float:
        """Memory that its processes hold, in MiB."""
        pages = (Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in self.pids)
        return sum(map(int, pages)) * _PAGE / 1024**2

    def someone(self) -> Reader:
        """A new reader."""
        return Reader(self.reader.address, self.reader.page, self.reader.trust)


def yardstick() -> float:
    """
    Time a fixed piece of work, to know how fast the machine is at this moment.

    Returns
    -------
    seconds
        Of the processor. A busy machine makes every second hold less.
    """
    began, found = time.thread_time(), {}
    for number in range(300_000):
        found[number % 997] = str(number)
    return time.thread_time() - began


def _cpu(pid: int) -> float:
    # After the name of the program, which may hold anything between its brackets.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _stolen() -> float:
    # All processors together; the eighth number is what a virtual machine was not given.
    return int(Path("/proc/stat").read_text().split()[8]) / _TICKS / (os.cpu_count() or 1)


@contextmanager
def serving(data: Path, processes: int) -> Iterator[Server]:
    """Run so many processes, with nginx in front of them when there are more than one."""
    environment = {
        "WIJKGRAAF_GEGEVENS": str(data),
        "WIJKGRAAF_LOG": "json",
        "WIJKGRAAF_PROXY": "127.0.0.1",
        "WIJKGRAAF_ZONDER_INLOGGEN_OPEN": "ja",
        "WIJKGRAAF_DATABASE_URL": f"sqlite:///{data.parent / 'wijkgraaf.db'}",
    }
    with ExitStack() as stack:
        ports = [free_port() for _ in range(processes)]
        logs = [data.parent / f"{port}.log" for port in ports]
        addresses = [
            stack.enter_context(running("app.py", log, environment=environment, port=port))
            for port, log in zip(ports, logs, strict=True)
        ]
        reader = Reader(addresses[0], "wijk")
        if processes > 1:
            folder = data.parent / "nginx"
            folder.mkdir()
            site = stack.enter_context(nginx.site(folder, ports))
            reader = Reader(site.address, "wijk", site.trust)
        yield Server(reader, [_pid(log) for log in logs])


def _pid(log: Path) -> int:
    lines = (json.loads(line) for line in log.read_text().splitlines() if line.startswith("{"))
    return next(int(line["pid"]) for line in lines if line["event"] == "start")


async def chosen(reader: Reader, number: int, *, whole: bool) -> Run:
    """Choose an organisation."""
    if whole:
        return await reader.see(f"{_WIJK}&organisatie=org{number:06d}")
    return await reader.choose("picture", f"org{number:06d}")


async def clicking(reader: Reader, tally: Tally, chance: random.Random, ask: Asked) -> None:
    """Click so often."""
    begin = time.perf_counter() + PAUSE * chance.random()
    for click in range(ask.clicks):
        due = begin + PAUSE * click
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        run = await chosen(reader, chance.randrange(CHOSEN), whole=ask.whole)
        tally.clicks += 1
        tally.errors += not run.ok
        if click >= WARMING:
            tally.seconds.append(time.perf_counter() - due)
            tally.sizes.append(run.size)


async def coming_back(reader: Reader, tally: Tally, chance: random.Random) -> None:
    """Lose the connection, and see whether the session is still there."""
    await asyncio.sleep(PAUSE * chance.random())
    session = reader.session
    await reader.leave()
    await reader.connect()
    await reader.see(_WIJK)
    tally.lost += reader.session != session


async def counted(doing: Coroutine[None, None, None], tally: Tally) -> None:
    """Do something, and count whatever befalls a reader meanwhile."""
    try:
        await doing
    except Exception as error:  # noqa: BLE001 - an error of any kind is one
        sys.stderr.write(f"… a reader met {type(error).__name__}: {error}\n")
        tally.errors += 1


async def measured(server: Server, ask: Asked, data: Path) -> Load:
    """Let so many readers click so often, and measure."""
    everyone = [server.someone() for _ in range(ask.readers)]
    if ask.beside == "country":
        async with server.someone() as first:
            await first.see("gegevens=land&wijk=WK900000")
    async with server.someone() as first:
        for number in range(CHOSEN):
            await chosen(first, number, whole=True)
            await chosen(first, number, whole=False)
    before = server.memory()
    for reader in everyone:
        await reader.connect()
        await reader.see(_WIJK)
    after = server.memory()
    tally, chance = Tally(), random.Random(1)  # noqa: S311 - not a secret
    began, stolen = time.perf_counter(), _stolen()
    clock = asyncio.create_task(_cpu_per_click(server, tally, ask.clicks))
    importing = await _import(data) if ask.beside == "import" else None
    await asyncio.gather(
        *(counted(clicking(reader, tally, chance, ask), tally) for reader in everyone)
    )
    used = await clock
    share = (_stolen() - stolen) / (time.perf_counter() - began)
    imports = await _imported(importing)
    # Only when all have clicked: what this costs is not what a click costs.
    await asyncio.gather(
        *(counted(coming_back(reader, tally, chance), tally) for reader in everyone)
    )
    for reader in everyone:
        await reader.leave()
    milliseconds = sorted(1000 * second for second in tally.seconds)
    return Load(
        processes=len(server.pids),
        readers=ask.readers,
        beside=ask.beside,
        whole=ask.whole,
        clicks=len(milliseconds),
        errors=tally.errors,
        lost_sessions=tally.lost,
        imports=imports,
        median=round(statistics.median(milliseconds)),
        p95=round(milliseconds[int(len(milliseconds) * 0.95)]),
        slowest=round(milliseconds[-1]),
        cpu_per_click=round(1000 * used, 1),
        kilobytes_per_click=round(statistics.mean(tally.sizes) / 1000, 1),
        memory=round(server.memory()),
        memory_per_reader=round((after - before) / ask.readers, 2),
        machine_load=round(os.getloadavg()[0], 1),
        stolen=round(100 * share, 1),
        yardstick=round(1000 * min(yardstick() for _ in range(5)), 1),
    )


async def _cpu_per_click(server: Server, tally: Tally, clicks: int) -> float:
    """Processor seconds for each click, between the warming and the end."""
    await asyncio.sleep(PAUSE * (WARMING + 1))
    clicked, used = tally.clicks, server.cpu()
    await asyncio.sleep(PAUSE * (clicks - WARMING - 2))
    return (server.cpu() - used) / max(1, tally.clicks - clicked)


async def _import(data: Path) -> asyncio.subprocess.Process:
    """Import ten thousand organisations over and over, into the database of the server."""
    script = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from graphlib_wijk import read; from graphlib_wijk.store import *\n"
        "while True:\n"
        "    with open_store(sys.argv[2]) as store:\n"
        "        by = Signature(actor=LOCAL, at=datetime.now(UTC))\n"
        "        store.versions.save('tienduizend', read(Path(sys.argv[1]))[0], by)\n"
        "    print(flush=True)\n"
    )
    folder, url = data.parent / "tienduizend", f"sqlite:///{data.parent / 'wijkgraaf.db'}"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(folder), url, stdout=asyncio.subprocess.PIPE
    )


async def _imported(importing: asyncio.subprocess.Process | None) -> int:
    """Stop importing, and tell how often it was done: a line for each."""
    if importing is None:
        return 0
    importing.kill()
    lines, _nothing = await importing.communicate()
    return lines.count(b"\n")


def _invent(data: Path, beside: str) -> None:
    needed = {data / "wijk": "wijk"}
    if beside == "country":
        needed[data / "land"] = "country"
    if beside == "import":
        needed[data.parent / "tienduizend"] = "ten-thousand"
    for folder, size in needed.items():
        command = [sys.executable, "-m", "benchmarks.files", size, str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 - our own


def main() -> None:
    """Measure one situation and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--clicks", type=int, default=12)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1)
    parser.add_argument("--beside", choices=_BESIDE, default="nothing")
    parser.add_argument("--whole", action="store_true")
    ask = Asked(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(prefix="wijkgraaf-") as name:
        data = Path(name) / "gegevens"
        _invent(data, ask.beside)
        with serving(data, ask.processes) as server:
            found = asyncio.run(measured(server, ask, data))
    width = max(map(len, asdict(found)))
    sys.stdout.write(
        "".join(f"{name:<{width}}  {value}\n" for name, value in asdict(found).items())
    )


if __name__ == "__main__":
    main()
