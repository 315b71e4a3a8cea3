#!/bin/sh
# Make a certificate authority and one certificate for the three NATS nodes, in deploy/certs. A city with an authority of
# its own puts its own files there instead: ca.pem, server.pem, server-key.pem.
set -eu
cd "$(dirname "$0")"
mkdir -p certs
cd certs
[ -e ca.pem ] && { echo "deploy/certs already holds certificates; nothing was changed"; exit 0; }
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=Värna CA" -keyout ca-key.pem -out ca.pem 2>/dev/null
openssl req -newkey rsa:3072 -nodes -subj "/CN=nats" -keyout server-key.pem -out server.csr 2>/dev/null
printf 'subjectAltName=DNS:nats-1,DNS:nats-2,DNS:nats-3,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n' > extensions
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 825 -extfile extensions -out server.pem 2>/dev/null
rm server.csr extensions
chmod 644 server-key.pem
echo "certificates are in deploy/certs; keep ca-key.pem somewhere else"
