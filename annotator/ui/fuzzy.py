"""How well a few typed letters fit a name: they must occur in it in that order."""

START_OF_WORD = 8
NEXT_TO_LAST = 7
START_OF_NAME = 6
LONGEST = 200


def fit(typed: str, name: str) -> int | None:
    """The better, the higher; None where a letter is missing. Case and blanks do not count.

    Letters at the start of a word and letters that follow each other count most, then short
    names before long ones.
    """
    wanted = "".join(typed.casefold().split())
    offered = name.casefold()[:LONGEST]
    if not wanted:
        return 0
    best = None
    for start, letter in enumerate(offered):
        if letter == wanted[0]:
            score = _fit_from(wanted, offered, start)
            best = score if best is None else max(best, score or best)
    return best


def _fit_from(wanted: str, offered: str, start: int) -> int | None:
    score, last, place = 0, -2, start
    for letter in wanted:
        place = offered.find(letter, place)
        if place < 0:
            return None
        if place == 0 or not offered[place - 1].isalnum():
            score += START_OF_WORD
        if place == 0:
            score += START_OF_NAME
        if place == last + 1:
            score += NEXT_TO_LAST
        last, place = place, place + 1
    return score * 10 - len(offered)
