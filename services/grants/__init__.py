"""The grants service: support to associations and letting of premises, with the rules and the decisions.

It owns the ledger `grants`. It knows organisations by number and title and nobody in them (N08), holds no list of
organisations to avoid (N10), and decides nothing by itself: rules are set in advance, the same for everybody, and each
nämnd decides with its own reasons.
"""
