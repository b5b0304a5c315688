"""The statistics view: the project in numbers and bars."""
