"""Pages: bytes -> Page. What arrived, in which encoding and container.

>>> from_text("Norway condemned Russia on Friday.", uri="note.txt").media
'text'
"""

from rejoinder.pages.archives import from_warc
from rejoinder.pages.reading import from_bytes, from_path, from_stream, from_text

__all__ = ["from_bytes", "from_path", "from_stream", "from_text", "from_warc"]
