"""How a report looks: on a screen, on paper, and on paper without colours."""

from annotator.model.scheme import COLOUR, PLAIN_LIGHT, Label, Scheme

LINES = {
    "solid": "solid 2px", "double": "double 2px", "dash": "dashed 2px", "dot": "dotted 2px",
    "wave": "wavy 1.5px", "dashdot": "dashed 3px",
}  # fmt: skip
BASE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem 4rem; color: #1c1c1c;
  background: #fff; font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem;
  border-bottom: 1px solid #ddd; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
p, li, td, th, figcaption, blockquote { overflow-wrap: anywhere; }
a { color: #0b4f9e; }
.quiet { color: #5f6368; }
table.facts { border-collapse: collapse; font-size: .9rem; }
table.facts th { text-align: start; font-weight: 500; color: #5f6368; padding: .1rem 1.2rem .1rem 0;
  vertical-align: top; white-space: nowrap; }
table.facts td { padding: .1rem 0; text-align: left; }
table.facts { margin-bottom: 1.4rem; }
table.list td { padding: .2rem 1rem .2rem 0; vertical-align: top; }
table.list tr { break-inside: avoid; }
code { font: .85em ui-monospace, "DejaVu Sans Mono", monospace; }
ul.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 1.75rem;
  margin-bottom: .9rem; }
.row > p { margin: 0; font: 17px/1.75 "Source Serif 4", "Noto Serif", Georgia, serif;
  white-space: pre-wrap; text-align: start; }
.row > ul { list-style: none; margin: .3rem 0 0; padding: 0; font-size: .8rem; line-height: 1.35; }
.row > ul li { margin-bottom: .35rem; padding-inline-start: .5rem; border-inline-start: 3px solid; }
.m { text-decoration-line: underline; text-decoration-skip-ink: none; }
.n0 { text-underline-offset: .18em; } .n1 { text-underline-offset: .36em; }
.n2 { text-underline-offset: .54em; } .n3, .n4 { text-underline-offset: .72em; }
.f::before { content: attr(data-n); display: inline-block; margin-inline-end: .2em;
  font: 600 .62em/1.3 system-ui, Arial, sans-serif; vertical-align: .35em; padding: 0 .3em;
  border: 1px solid; border-radius: .3em; background: #fff; text-decoration: none; }
.b { font: 600 .75rem/1.4 system-ui, Arial, sans-serif; padding: .05rem .4rem; border-radius: .3rem;
  border: 1px solid; white-space: nowrap; }
.cards { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); }
.card { border: 1px solid #d7d7d7; border-radius: .5rem; padding: .8rem 1rem; break-inside: avoid; }
.card header { display: flex; gap: .6rem; align-items: baseline; font-size: .85rem; }
.card header .verdict { margin-inline-start: auto; font-weight: 600; border: 1px solid #999;
  border-radius: .3rem; padding: 0 .4rem; white-space: nowrap; }
.card blockquote { margin: .6rem 0; padding-inline-start: .7rem; border-inline-start: 3px solid;
  font: 16px/1.5 "Source Serif 4", "Noto Serif", Georgia, serif; }
.card ul { list-style: none; margin: 0; padding: 0; font-size: .88rem; }
.card li { margin: .25rem 0; }
.card .missing { margin: .6rem 0 0; font-size: .82rem; }
footer { margin-top: 3rem; font-size: .8rem; color: #5f6368; }
@media (max-width: 50rem) { .row { grid-template-columns: 1fr; gap: .2rem; }
  .cards { grid-template-columns: 1fr; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; }
  .row { grid-template-columns: minmax(0, 1fr) 5.2cm; gap: .6cm; }
  .row > p { font-size: 11.5pt; }
  .cards { grid-template-columns: repeat(auto-fit, minmax(8cm, 1fr)); }
  .card { padding: .5rem .7rem; }
  h2, h3 { break-after: avoid; } a { color: inherit; }
  .m, .b { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def classes_of(scheme: Scheme) -> dict[str, str]:
    """The class of each label; none is made of its name, which may hold anything."""
    return {label.name: f"l{number}" for number, label in enumerate(scheme.labels)}


def letter_of(label: Label) -> str:
    return (label.letter or label.title[:1] or "?").upper()


def style_of(scheme: Scheme) -> str:
    """The style sheet: each label by its tint, its line's colour and its line's pattern."""
    rules = [BASE]
    for label, name in zip(scheme.labels, classes_of(scheme).values(), strict=True):
        tint, line = _colours(label)
        pattern = LINES.get(label.underline, LINES["solid"]).split()
        rules.append(
            f".m.{name} {{ background: {tint}; text-decoration-color: {line};"
            f" text-decoration-style: {pattern[0]}; text-decoration-thickness: {pattern[1]}; }}\n"
            f".m.{name}::before, .b.{name} {{ color: {line}; border-color: {line}; }}\n"
            f".b.{name} {{ background: {tint}; }}\n"
            f".row > ul li.{name}, blockquote.{name} {{ border-color: {line}; }}\n"
        )
    return "".join(rules)


def _colours(label: Label) -> tuple[str, str]:
    """A project may hold anything there; a style sheet may not."""
    pair = label.light.tint, label.light.line
    return pair if all(map(COLOUR.fullmatch, pair)) else (PLAIN_LIGHT.tint, PLAIN_LIGHT.line)
