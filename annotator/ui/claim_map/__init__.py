"""The claim map in a window of its own."""
