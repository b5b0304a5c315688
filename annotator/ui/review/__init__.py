"""The review view: a table of the project's annotations, filters, and one decision per key."""
