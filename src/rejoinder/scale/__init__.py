"""Scale: many pages on many cores, and the record of each run."""

from rejoinder.scale.provenance import run_record

__all__ = ["run_record"]
