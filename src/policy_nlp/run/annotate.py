"""Stand-off annotations for any articles, whether they are in a corpus or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policy_nlp.model.annotation import counted
from policy_nlp.model.files import write_atomically
from policy_nlp.run.articles import Read, read_all
from policy_nlp.run.progress import tracked


@dataclass(slots=True)
class Annotated:
    """What a run of `annotate` did: how many articles were written, and every article that was not, with its reason."""

    articles: int = 0
    mentions: int = 0
    events: int = 0
    failures: list[Read] = field(default_factory=list)


def annotate(paths: Iterable[Path], out: Path, *, workers: int = 1, quiet: bool = False) -> Annotated:
    """Annotate text files into `out`, one `<doc_id>.jsonl` an article.

    Args:
        paths: text files, and folders whose text files are meant; a `.json` beside a text holds its metadata.
        out: the folder for the annotations, made if missing.
        workers: how many processes read articles.
        quiet: no progress bar.
    """
    result = Annotated()
    files: list[Path] = []
    for found in _text_files(paths, result.failures):
        if found.stem in {file.stem for file in files}:
            reason = f"{found}: a second article with the id {found.stem}; rename one of them"
            result.failures.append(Read(found.stem, failure=reason))
        else:
            files.append(found)
    for read in tracked(read_all(files, workers), len(files), "Reading", quiet=quiet):
        if read.failure:
            result.failures.append(read)
            continue
        write_atomically(out / f"{read.doc_id}.jsonl", read.annotations)
        mentions, events = counted(read.records)
        result.articles += 1
        result.mentions += mentions
        result.events += events
    return result


def _text_files(paths: Iterable[Path], failures: list[Read]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for file in path.glob("*.txt") if not file.name.startswith("."))
        if not inside:
            failures.append(Read(path.name, failure=f"{path}: no articles (*.txt) in this folder; name another one"))
        yield from inside
