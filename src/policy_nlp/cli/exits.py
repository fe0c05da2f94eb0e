"""Exit codes, and which errors are about the input."""

DONE, FAILED, USAGE, BAD_INPUT = 0, 1, 2, 3


def bad_input_errors() -> tuple[type[Exception], ...]:
    """The errors whose message names a bad input, its reason and what to do; imported only when one has happened."""
    from policy_nlp.evaluate.documents import NothingToJudgeError
    from policy_nlp.evaluate.gate import GateError
    from policy_nlp.exchange import ExchangeError
    from policy_nlp.ingest import IngestError
    from policy_nlp.lexicon import LexiconError
    from policy_nlp.link import JudgementError
    from policy_nlp.model.annotation import AnnotationError
    from policy_nlp.report.inputs import ReportError
    from policy_nlp.review import PromotionError, VerdictError
    from policy_nlp.review.queue import NothingToReviewError
    from policy_nlp.run.explain import UnknownEventError
    from policy_nlp.table.edits import EditError
    from policy_nlp.workbook import WorkbookError

    about_people = EditError, JudgementError, PromotionError, ReportError, VerdictError, WorkbookError
    about_articles = AnnotationError, ExchangeError, GateError, IngestError, LexiconError, NothingToJudgeError
    about_builds = NothingToReviewError, UnknownEventError
    return *about_people, *about_articles, *about_builds
