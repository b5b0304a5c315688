"""``annotator export --format claimreview``: verdicts for the web, and what they lack."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from annotator.commands.choosing import claim_filter
from annotator.commands.terminal import Progress, counted, say, say_json
from annotator.formats import claimreview
from annotator.formats.claimreview import ClaimReport, Review
from annotator.model.cards import Card
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project


def add_review(parser: ArgumentParser) -> None:
    review = parser.add_argument_group("the review (claimreview)")
    review.add_argument(
        "--dry-run",
        action="store_true",
        help="only say what each claim lacks; the exit status is 1 where any does",
    )
    review.add_argument("--review-author", metavar="NAME", default="", help="who gives verdicts")
    review.add_argument("--review-author-url", metavar="URL", default="", help="their home page")
    review.add_argument(
        "--review-url",
        metavar="URL",
        default="",
        help="where it is published; {id} stands for the claim’s id",
    )
    review.add_argument(
        "--review-date",
        metavar="DATE",
        type=_day,
        default="",
        help="when, as 2026-05-31 (default: day of the last change)",
    )


def _day(words: str) -> str:
    try:
        return words and date.fromisoformat(words).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"“{words}” is not a day, such as 2026-05-31") from None


def claim_reviews(project: Project, options: Namespace, target: Path) -> ClaimReport:
    with Progress("Exporting") as progress:
        return claimreview.write(
            chosen_cards(project, options),
            target,
            _review(options),
            never=[project.path],
            progress=progress.at,
        )


def _review(options: Namespace) -> Review:
    return Review(
        options.review_author, options.review_author_url, options.review_url, options.review_date
    )


def survey(project: Project, options: Namespace) -> int:
    """What claims lack to be reviews, before anything is written."""
    found = claimreview.survey(chosen_cards(project, options), _review(options))
    if options.json:
        say_json({"reviews": found.reviews, "claims": found.claims, "lacks": found.problems})
    else:
        for sentence in found.problems:
            say(f"{sentence}.")
        reviews, claims = counted(found.reviews, "ClaimReview"), counted(found.claims, "Claim")
        say(f"Nothing was written: it would be {reviews} and {claims}.")
    return int(bool(found.problems))


def chosen_cards(project: Project, options: Namespace) -> Iterator[Card]:
    ids = project.claims.ids(claim_filter(project, options))
    return cards(project.claims.materials, ids, Roles(project.scheme))
