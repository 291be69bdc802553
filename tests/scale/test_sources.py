from __future__ import annotations

import doctest
import gzip
import importlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.errors import UsageError
from rejoinder.ledger import Refusal
from rejoinder.scale import sources, tables
from rejoinder.scale.columns import choose, day
from rejoinder.scale.sources import Item, Request


def take(*paths, **more):
    return list(sources.items(Request(paths=paths, **more)))


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("module", ["rejoinder.scale.columns", "rejoinder.scale.sources"])
def test_examples_in_docstrings(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_a_table_with_usual_names_needs_no_columns(tmp_path):
    path = write(
        tmp_path / "a.csv",
        'URL,Date,Headline,Body,Source\nhttp://x/1,2020-01-09,Talks,"Talks began, he said.",Wire\n',
    )
    [item] = take(path)
    assert item.uri == "http://x/1"
    assert item.content == "Talks began, he said."
    assert item.declared.published == "2020-01-09"
    assert item.declared.published_basis == "given"
    assert (item.declared.title, item.declared.outlet) == ("Talks", "Wire")


def test_columns_as_stated_go_before_guesses(tmp_path):
    path = write(tmp_path / "a.csv", "text,lead,when\nshort,The long text.,2020-01-09\n")
    [item] = take(path, columns={"text": "lead", "published": "when"})
    assert item.content == "The long text."
    assert item.declared.published == "2020-01-09"


def test_rows_without_a_uri_are_named_by_their_place(tmp_path):
    path = write(tmp_path / "a.csv", "text\nOne.\nTwo.\n")
    assert [item.uri for item in take(path)] == [f"{path}#1", f"{path}#2"]


@pytest.mark.parametrize(
    ("header", "given", "words"),
    [
        ("a,b", {}, "a, b"),
        ("text,b", {"published": "day"}, "has no column 'day'"),
        ("text,b", {"text": "BODY"}, "--columns text=NAME"),
    ],
)
def test_missing_columns_are_named(tmp_path, header, given, words):
    path = write(tmp_path / "a.csv", f"{header}\n1,2\n")
    with pytest.raises(UsageError, match=words):
        take(path, columns=given)


@pytest.mark.parametrize("pair", ["text", "=BODY", "text=", "colour=c"])
def test_columns_that_make_no_sense(pair):
    with pytest.raises(UsageError, match="FIELD=COLUMN"):
        sources.columns(pair)


def test_an_unclosed_quotation_mark_costs_its_row_alone(tmp_path):
    path = write(
        tmp_path / "a.csv",
        'uri,text\n1,"One, closed."\n2,"Two, never closed\nand on\n3,"Three, closed."\n4,Four.\n',
    )
    found = take(path)
    assert [i.uri for i in found if isinstance(i, Item)] == ["1", "3", "4"]
    [refused] = [i for i in found if isinstance(i, Refusal)]
    assert refused.reason == "unclosed-quote"
    assert refused.uri.endswith("#line3")


def test_a_mark_unclosed_at_the_end(tmp_path):
    path = write(tmp_path / "a.csv", 'uri,text\n1,One.\n2,"Two\n3,Three.\n')
    found = take(path)
    assert [i.uri for i in found if isinstance(i, Item)] == ["1", "3"]
    assert [i.reason for i in found if isinstance(i, Refusal)] == ["unclosed-quote"]


def test_recovery_is_not_quadratic(tmp_path):
    path = write(tmp_path / "a.csv", 'uri,text\n1,"open\n' + "2,Two.\n" * 60_000)
    found = take(path)
    assert sum(isinstance(i, Item) for i in found) == 60_000


def test_too_many_cells_are_a_refusal_too_few_are_empty(tmp_path):
    path = write(tmp_path / "a.csv", "text,uri\nOne,more,cells\nTwo.\n")
    refused, item = take(path)
    assert refused.reason == "ragged-row"
    assert item.content == "Two."


def test_lines_inside_cells_semicolons_and_a_byte_order_mark(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeffuri;text\r\n1;"One\r\ntwo"\r\n'.encode())
    [item] = take(path)
    assert (item.uri, item.content) == ("1", "One\r\ntwo")


def test_bytes_that_are_not_utf8_reach_the_decoder(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"uri,text\n1,caf\xe9 talks\n2,plain\n")
    first, second = take(path)
    assert first.content == b"caf\xe9 talks"
    assert second.content == "plain"


def test_a_cell_of_megabytes(tmp_path):
    path = write(tmp_path / "a.csv", f"text\n{'word ' * 400_000}\n")
    [item] = take(path)
    assert len(item.content) == 2_000_000


@pytest.mark.parametrize("value", ["2020-13-45", "yesterday", "01/02/2020", "2020-02-30"])
def test_an_impossible_date_is_a_refusal(tmp_path, value):
    path = write(tmp_path / "a.csv", f"uri,text,date\n1,One.,{value}\n2,Two.,\n")
    refused, item = take(path)
    assert (refused.uri, refused.reason) == ("1", "bad-date")
    assert value in refused.detail
    assert item.declared.published is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2020-01-09", "2020-01-09"),
        ("20200109", "2020-01-09"),
        ("2020-01-09 10:00:00+02:00", "2020-01-09"),
        ("9 January 2020", "2020-01-09"),
        ("Jan 9, 2020", "2020-01-09"),
        ("Thu, 09 Jan 2020 10:00:00 GMT", "2020-01-09"),
        ("13/02/2020", "2020-02-13"),
        ("02/13/2020", "2020-02-13"),
        ("02/02/2020", "2020-02-02"),
    ],
)
def test_dates_as_people_write_them(value, iso):
    assert day(value) == iso


@given(st.dates())
def test_every_iso_date_is_read(value):
    assert day(value.isoformat()) == value.isoformat()


def test_json_lines(tmp_path):
    rows = [{"url": "1", "text": "One.", "date": None}, {"url": "2", "text": "Two.", "n": 3}]
    lines = [json.dumps(rows[0]), "{not json", "[1]", "", json.dumps(rows[1])]
    path = write(tmp_path / "a.jsonl", "\n".join(lines) + "\n")
    found = take(path)
    assert [i.uri for i in found] == ["1", f"{path}#2", f"{path}#3", "2"]
    assert [i.reason for i in found if isinstance(i, Refusal)] == ["not-json", "malformed"]


def test_json_and_packed_tables(tmp_path):
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(json.dumps([{"body": "One."}, {"body": "Two."}]).encode()))
    assert [item.content for item in take(path)] == ["One.", "Two."]


def test_json_nested_beyond_reason(tmp_path):
    path = write(tmp_path / "a.jsonl", "[" * 200_000 + "\n" + '{"text": "One."}\n')
    refused, item = take(path)
    assert refused.reason == "not-json"
    assert item.content == "One."


def test_a_folder_in_order_of_name_hidden_files_left_out(tmp_path):
    (tmp_path / "b").mkdir()
    write(tmp_path / "b" / "c.html", "<p>Three.</p>")
    write(tmp_path / "a.txt", "One.")
    write(tmp_path / ".hidden", "no")
    found = take(tmp_path, outlet="Wire")
    assert [i.uri for i in found] == [f"{tmp_path}/a.txt", f"{tmp_path}/b/c.html"]
    assert {i.declared.outlet for i in found} == {"Wire"}


def test_a_table_in_a_folder_dates_the_files_beside_it(tmp_path):
    write(tmp_path / "a.txt", "One.")
    write(tmp_path / "b.txt", "Two.")
    write(tmp_path / "published.tsv", "file\tpublished\na.txt\t2020-01-09\n../x.txt\t\nno.txt\t\n")
    dated, outside, missing, undated = take(tmp_path)
    assert (dated.uri, dated.declared.published) == (f"{tmp_path}/a.txt", "2020-01-09")
    assert (outside.reason, missing.reason) == ("outside", "missing")
    assert (undated.uri, undated.declared.published) == (f"{tmp_path}/b.txt", None)


def test_a_table_without_text_in_a_folder_is_refused_and_the_rest_read(tmp_path):
    write(tmp_path / "a.txt", "One.")
    write(tmp_path / "costs.csv", "item,price\nink,3\n")
    refused, item = take(tmp_path)
    assert refused.reason == "no-text-column"
    assert item.content == b"One."


def test_no_such_path(tmp_path):
    with pytest.raises(UsageError, match="no such file or folder"):
        take(tmp_path / "none")


def test_an_empty_table(tmp_path):
    [refused] = take(write(tmp_path / "a.csv", ""))
    assert refused.reason == "empty"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer
def test_warc(tmp_path):
    warcio = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as stream:
        writer = warcio.WARCWriter(stream, gzip=True)
        for uri, kind, status in (
            ("http://x/1", "text/html", "200 OK"),
            ("http://x/2", "image/png", "200 OK"),
            ("http://x/3", "text/html", "404 Not Found"),
        ):
            http = headers(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            import io

            body = io.BytesIO(b"<p>One.</p>")
            writer.write_record(
                writer.create_warc_record(uri, "response", payload=body, http_headers=http)
            )
    [item] = take(path)
    assert (item.uri, item.content) == ("http://x/1", b"<p>One.</p>")
    path.write_bytes(b"not a warc")
    assert [i.reason for i in take(path)] == ["bad-warc"]


def test_the_digest_knows_content_uri_and_declared(tmp_path):
    path = write(tmp_path / "a.txt", "One.")
    [one], [again] = take(path), take(path)
    assert one.digest() == again.digest()
    [dated] = take(path, published="2020-01-09")
    assert dated.digest() != one.digest()


def test_guesses_take_the_surest_name():
    header = ["id", "url", "description", "content", "timestamp", "date"]
    chosen = choose(header, {}, "a.csv")
    assert chosen == {"text": "content", "published": "date", "uri": "url"}
    assert tables.choose is choose
