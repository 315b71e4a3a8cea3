"""How well the de-identification gate finds persons: `python -m benchmarks.deid_eval --help`.

Two bodies of material. Generated: structured identifiers in every written form times the ways Unicode can hide them;
all must be found. Written: Swedish sentences with and without persons, in `dev.tsv` and `held_out.tsv`.

The gate may be adjusted on `dev.tsv`. It is never adjusted on `held_out.tsv`, and nobody who works on the gate reads
that file: what the figures say about texts the gate has not met rests on it. Everything in both files is invented.
"""
