"""The wire: ledgers to stream, stream to readers, questions to services. The only room that knows NATS.

The bus is a copy. Whatever happens to it, the relays fill it again from the ledgers, and a reader that keeps the
positions it has committed applies nothing twice.
"""
