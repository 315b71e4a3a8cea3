# One image for every role of Värna; compose.yaml says which role a container plays.
FROM python:3.11-slim
WORKDIR /varna
COPY locks/runtime.txt locks/runtime.txt
RUN python -m pip install --no-cache-dir --require-hashes --no-deps -r locks/runtime.txt
COPY pyproject.toml ./
COPY bus bus
COPY contracts contracts
COPY deid deid
COPY gateway gateway
COPY ledger ledger
COPY services services
COPY varna varna
COPY examples examples
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --system --no-create-home varna
USER varna
ENTRYPOINT ["varna"]
CMD ["--help"]
