"""The export window: what leaves the project, as which table, seen before it is written."""
