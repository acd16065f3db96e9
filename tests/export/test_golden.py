"""Every format, byte for byte, in both languages. `python -m tests.export.test_golden` writes the
golden files anew; then read the difference."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from tests.export.exporting import exported, results

from relations_tui.core.index import Index
from relations_tui.core.load import load
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import Options, formats
from relations_tui.export.reading import write_event, write_plain

GOLDEN = Path(__file__).parent / "golden"
NAMES = (*(name for name, known in formats().items() if not known.binary), "plain", "show")
"""Those that a person can read the difference of; the others are read back by programs (see `test_agreement`)."""


def produced(index: Index, name: str, lang: Lang) -> bytes:
    found = results(index)
    if name in formats():
        return exported(found, name, lang)
    stream = BytesIO()
    options = Options(lang)
    if name == "plain":
        write_plain(found, stream, options)
    else:
        for event in found.events:
            write_event(event, stream, index.dossier, options)
    return stream.getvalue()


def golden(name: str, lang: Lang) -> Path:
    ending = formats()[name].ending if name in formats() else f".{name}.txt"
    if name == "csv-excel":
        ending = ".excel.csv"
    return GOLDEN / f"tiny.{lang}{ending}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_are_those_of_the_golden_file(tiny_index: Index, name: str, lang: Lang) -> None:
    assert produced(tiny_index, name, lang) == golden(name, lang).read_bytes()


def main() -> None:
    """Writes the golden files."""
    dossier = load(str(Path(__file__).parents[1] / "data" / "tiny.toml")).dossier
    if dossier is None:
        sys.exit("tiny.toml has errors")
    GOLDEN.mkdir(exist_ok=True)
    for name in NAMES:
        for lang in LANGS:
            golden(name, lang).write_bytes(produced(Index(dossier), name, lang))


if __name__ == "__main__":
    main()
