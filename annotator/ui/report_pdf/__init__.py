"""The article report as PDF, set and painted here: text stays text, and nothing is fetched."""
