"""Being written."""

from annotator.sources.blocks import Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem


def fits(head: bytes) -> bool:
    return False


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    raise SourceProblem(f"{name} cannot be read yet.")
