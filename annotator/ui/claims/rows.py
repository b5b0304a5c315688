"""Where the rows of a grid lie, of which most were never measured."""

from collections import defaultdict


class RowHeights:
    """Rows of pixels, one below the other. Each counts as ``estimate`` until it is measured, so
    that 100,000 of them take no time; what a measured one differs by is kept in a sparse tree of
    sums (Fenwick's), in which a place is found in a few dozen steps."""

    def __init__(self, count: int = 0, estimate: int = 1) -> None:
        self.count, self.estimate = count, max(1, estimate)
        self._measured: dict[int, int] = {}
        self._sums: defaultdict[int, int] = defaultdict(int)
        self._size = 1 << max(1, count).bit_length()

    @property
    def total(self) -> int:
        return self.top(self.count)

    def height(self, row: int) -> int:
        return self._measured.get(row, self.estimate)

    def is_measured(self, row: int) -> bool:
        return row in self._measured

    def forget(self, row: int) -> int:
        """The row counts as the estimate again; by how much it has grown by that."""
        grown = self.measure(row, self.estimate)
        del self._measured[row]
        return grown

    def measure(self, row: int, height: int) -> int:
        """Takes the real height; by how much the row has grown."""
        grown = height - self.height(row)
        self._measured[row] = height
        place = row + 1
        while grown and place <= self._size:
            self._sums[place] += grown
            place += place & -place
        return grown

    def top(self, row: int) -> int:
        """Where a row begins."""
        found, place = row * self.estimate, row
        while place > 0:
            found += self._sums.get(place, 0)
            place -= place & -place
        return found

    def row_at(self, y: int) -> int:
        """The row at ``y``; the first or the last where there is none."""
        place, left, step = 0, y, self._size
        while step:
            following = place + step
            if following <= self.count:
                height = step * self.estimate + self._sums.get(following, 0)
                if height <= left:
                    place, left = following, left - height
            step >>= 1
        return max(0, min(place, self.count - 1))
