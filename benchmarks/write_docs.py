"""Writes `docs/accuracy.md` and `docs/speed.md` from measurements made now, and `docs/columns.md` from the schema."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from peers import SECTION as PEERS
from peers import with_section
from policy_nlp.evaluate.evaluation import evaluate
from policy_nlp.evaluate.report import as_markdown, left_out_markdown, overall_table
from policy_nlp.model.annotation import write_annotations
from policy_nlp.run.articles import read_all
from policy_nlp.run.leave_one_out import leave_one_out
from policy_nlp.table import columns_page
from speed import report

ROOT = Path(__file__).parents[1]

ACCURACY = """# Accuracy

Written by `make docs`. System annotations of the open corpus against its gold annotations (`annotations/`).

How to read it: `exact` asks for the same span, `overlap` for an overlapping one, `value` for an overlapping one
with the same normalised value, `kind` for the same kind. For events, `found` asks for the same date and a trigger
in the same sentence, `anchored` for the same date and overlapping triggers, `typed` for found and the same type,
`strict` for anchored and typed. The slots count every argument of every event, those of missed and spurious events
included. `policy` leaves statistics, market moves and forecasts aside. n/a: not defined, for there is nothing to
count.

The rules were written while these articles and their errors were looked at, the held-out ones of version 0.1.0
included: what to expect of other articles is under "Unseen articles". The weights of the linker and those of the
evidence for events were fitted to annotations, those of these articles among them (`docs/decisions/`).

"""
LEFT_OUT = """
## Leave one article out

Written by `policy-nlp evaluate --leave-one-out --markdown`. Each article is read once more, without those entries of
the lists of names (agencies, leaders after whom administrations are called, well-known instruments) of which it has a
form and no other article of the corpus has one: what is left is the grammar, and what one article teaches about
another. Entries that no article of the corpus has are not fitted to it and stay. Minerals, units and the words of
general language are closed lists and stay too.

"""
UNSEEN = """
## Unseen articles

Articles on which no rule and no lexicon entry was written and to which no weight was fitted, each annotated by one
annotator (`benchmarks/unseen/`). The contractors of the International Seabed Authority were listed because the article
on the deep sea had the lowest score for agencies; it was not read.

"""
AGREEMENT = """
Six of them were annotated once more by others, who saw neither the first annotations nor any output. What the second
annotators score against the first is what there is to be reached:

"""
SPEED = """# Speed

Written by `make docs`.

"""


def main() -> None:
    result = evaluate(ROOT / "corpus", ROOT / "annotations", ROOT / "build" / "annotations")
    accuracy = as_markdown(result, result.links(ROOT / "annotations" / "links.csv"))
    left_out = leave_one_out(ROOT / "corpus", ROOT / "annotations")
    accuracy += LEFT_OUT + left_out_markdown(result, left_out.evaluation, left_out.taken_out())
    unseen = ROOT / "benchmarks" / "unseen"
    accuracy += UNSEEN + _unseen_scores(unseen) + AGREEMENT + _agreement(unseen)
    docs = ROOT / "docs"
    docs.mkdir(exist_ok=True)
    pages = {
        "accuracy.md": with_section(ACCURACY + accuracy, PEERS.read_text(encoding="utf-8")),
        "columns.md": columns_page(),
        "speed.md": SPEED + "\n".join(report(ROOT / "corpus")) + "\n",
    }
    for name, page in pages.items():
        (docs / name).write_text(page, encoding="utf-8", newline="\n")


def _unseen_scores(folder: Path) -> str:
    """The overall scores on articles that nobody looks at while writing rules; their errors are not shown."""
    with TemporaryDirectory() as made:
        for read in read_all(sorted((folder / "corpus").glob("*.txt"))):
            write_annotations(Path(made) / f"{read.doc_id}.jsonl", read.records)
        return overall_table(evaluate(folder / "corpus", folder / "annotations", Path(made))) + "\n"


def _agreement(folder: Path) -> str:
    """The scores of the second annotations against the first."""
    twice = sorted(path.name for path in (folder / "second").glob("*.jsonl"))
    with TemporaryDirectory() as made:
        corpus, first = Path(made) / "corpus", Path(made) / "annotations"
        corpus.mkdir()
        first.mkdir()
        for name in twice:
            shutil.copy(folder / "annotations" / name, first)
            for kind in (".txt", ".json"):
                shutil.copy((folder / "corpus" / name).with_suffix(kind), corpus)
        return overall_table(evaluate(corpus, first, folder / "second")) + "\n"


if __name__ == "__main__":
    main()
