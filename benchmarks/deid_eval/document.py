"""Keeps the figures in docs/deid-evaluation.md; the words around them are written by hand."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "deid-evaluation.md"
_BEGIN = "<!-- figures: `make deid-eval` writes from here … -->\n"
_END = "<!-- … to here -->"


def figures() -> str:
    """Return what the document says."""
    return _split()[1].strip() + "\n"


def rewrite(figures: str) -> None:
    before, _, after = _split()
    DOCUMENT.write_text(f"{before}{_BEGIN}\n{figures}\n{_END}{after}", encoding="utf-8")


def _split() -> tuple[str, str, str]:
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
    inside, _, after = rest.partition(_END)
    return before, inside, after
