"""The claim board: a card for each claim, beside the article and as a view of its own."""
