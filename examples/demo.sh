#!/bin/sh
# Reads the example pages in the terminal; PAGE=… PUBLISHED=… (OUTLET=…) reads any other.
# examples/published.tsv says when and by whom each page was published: file, date, outlet.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rejoinder="$here/../.venv/bin/rejoinder"
[ -x "$rejoinder" ] || rejoinder=rejoinder

read_page() { # FILE DATE OUTLET
  set -- "$1" ${2:+--published "$2"} ${3:+--outlet "$3"}
  shown=
  for word; do
    case $word in *" "*) word="\"$word\"" ;; esac
    shown="$shown $word"
  done
  printf '\n$ rejoinder read%s\n\n' "$shown"
  "$rejoinder" read "$@"
}

if [ -n "${PAGE:-}" ]; then
  read_page "$PAGE" "${PUBLISHED:-}" "${OUTLET:-}"
  exit
fi

cd "$here/.."
tail -n +2 examples/published.tsv | tr -d '\r' | while IFS="$(printf '\t')" read -r file date outlet _; do
  [ -z "$file" ] || read_page "examples/$file" "$date" "$outlet" </dev/null
done
printf '\nThe same as data: rejoinder read FILE --format jsonl; as a web page: --format html\n'
