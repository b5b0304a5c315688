"""Which links two annotations may have, whichever of them was picked first."""

from typing import NamedTuple

from annotator.model.scheme import LinkType, Scheme


class Fit(NamedTuple):
    """A link that the scheme allows between two picked annotations. ``is_reversed``: it runs
    from the one that was picked last to the one that was picked first."""

    type: LinkType
    is_reversed: bool

    @property
    def title(self) -> str:
        """What the link says of the one that was picked first."""
        return said_by(self.type, is_start=not self.is_reversed)


def fitting(scheme: Scheme, first: str, last: str) -> list[Fit]:
    """The links that fit the labels of two annotations, in the scheme's order: each type from
    the first to the last, then the other way round; a symmetric one once."""
    found = []
    for type_ in scheme.links:
        is_forwards = type_.fits(first, last)
        if is_forwards:
            found.append(Fit(type_, is_reversed=False))
        if type_.fits(last, first) and not (is_forwards and type_.symmetric):
            found.append(Fit(type_, is_reversed=True))
    return found


def partners(scheme: Scheme, label: str) -> tuple[str, ...]:
    """The labels that the scheme lets be linked with ``label``, in the scheme's order."""
    names = (other.name for other in scheme.labels)
    return tuple(name for name in names if fitting(scheme, label, name))


def said_by(type_: LinkType, *, is_start: bool) -> str:
    """What a link says, read from its start or from its end."""
    return type_.title if is_start or type_.symmetric else type_.inverse
