"""Sources on their way into a project: what is new, what is there already, what failed."""
