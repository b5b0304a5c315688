"""Adding articles: where they come from, the preview, the report."""
