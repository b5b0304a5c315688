"""Mark up source documents: claims, sources, denials and context."""

__version__ = "0.1.0"
