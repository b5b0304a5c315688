"""The search view: words in the whole project, and marking all places where they stand."""
