"""Checks while you work: what an annotated document still lacks, and slips in it."""
