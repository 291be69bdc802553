"""Pages: bytes -> Page. What arrived, in which encoding and container."""

from rejoinder.pages.reading import from_bytes, from_path, from_text

__all__ = ["from_bytes", "from_path", "from_text"]
