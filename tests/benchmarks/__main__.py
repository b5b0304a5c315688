"""``python -m tests.benchmarks [--size 1.0] [--only NAME] [--json FILE]``: DESIGN's speed table."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measure import Figure

ROWS = (
    "start",
    "open_document",
    "links",
    "import_documents",
    "list_documents",
    "add_sources",
    "add_in_window",
    "export_csv",
    "lint",
    "claim_board",
    "claims_in_window",
    "review_table",
    "search_project",
    "extraction",
)


def main() -> int:
    arguments = _arguments()
    figures: list[Figure] = []
    for row in ROWS:
        if arguments.only and arguments.only not in row:
            continue
        run: Callable[[float, int], list[Figure]] = import_module(f"tests.benchmarks.{row}").run
        for figure in run(arguments.size, arguments.runs):
            figures.append(figure)
            print(_line(figure), flush=True)
    table = [{**asdict(f), "value": round(f.value, 3), "is_met": f.is_met} for f in figures]
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"written to {arguments.json}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="share of the full size")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    return parser.parse_args()


def _line(figure: Figure) -> str:
    unit = "x" if figure.reference else "ms"
    against = f" ({figure.reference:,.0f} ms {figure.note})" if figure.reference else figure.note
    mark = "met   " if figure.is_met else "MISSED"
    return (
        f"{mark} {figure.name:<62} {figure.milliseconds:>9,.1f} ms"
        f"  {figure.value:>8,.2f} {unit} of at most {figure.limit:g}{against}"
    )


if __name__ == "__main__":
    sys.exit(main())
