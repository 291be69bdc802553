"""Peers: other tools on the data that our evaluations read, by the same scorers.

Three steps, which ``make peers`` takes in turn: ``python -m eval.peers prepare`` writes what each
peer is to read; ``python -m eval.peers.outputs`` runs the peers, in an environment of their own
where nothing of Rejoinder is installed; ``python -m eval.peers score`` scores what they gave and
writes ``eval/peers.toml``, from which ``python -m eval.table`` takes its column of peers.
"""
