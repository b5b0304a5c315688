"""What a project has that a filter for annotations can ask for by name."""

from annotator.model.annotation_filter import ATTRIBUTE
from annotator.model.filter_doubts import Known, doubts
from annotator.review.lint.rules import RULES
from annotator.store import Project


def known_values(project: Project) -> Known:
    """By field, as ``doubts`` wants them."""
    scheme = project.scheme
    values: dict[str, tuple[str, ...]] = {
        ATTRIBUTE + one.name: tuple(one.values) for one in scheme.all_attributes()
    }
    names = [(label.name, *label.aliases) for label in scheme.labels]
    values["label"] = tuple(name for one in names for name in one)
    values["check"] = tuple(rule.id for rule in RULES)
    values["reason"] = tuple(project.decisions.titles)
    return values


def doubts_of(project: Project, typed: str) -> list[str]:
    """What of a typed filter means nothing in ``project``."""
    return doubts(typed, known_values(project))
