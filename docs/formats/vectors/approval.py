"""Makes approval-*.json from docs/formats/approval.md alone: Python's library and any Ed25519, nothing of Unseal."""
import hashlib, json, pathlib
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = pathlib.Path(__file__).parent
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
name = lambda text: hashlib.sha256(b"vector " + text.encode()).hexdigest()


def key(text):  # of these vectors alone: a private key that anybody can make again
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(name(text)))


public = lambda private: private.public_key().public_bytes_raw().hex()


def write(stem, document, private):
    data = canonical(document)
    signature = private.sign(b"unseal-approval-1\n" + data).hex()
    signed = {"schema": "unseal/signature", "version": 1, "type": "approval", "publicKey": public(private), "signature": signature}
    (HERE / (stem + ".json")).write_bytes(data)
    (HERE / (stem + ".json.sig")).write_bytes(canonical(signed))


decider, approver = key("decider"), key("approver")
plan = {
    "schema": "unseal/approval",
    "version": 1,
    "of": "plan",
    "clip": "c1",
    "seal": name("seal"),
    "from": 2475,
    "to": 4395,
    "plan": name("plan"),
    "deciders": [public(decider)],
    "approved": "2026-03-09T14:02:11Z",
}
write("approval-plan", plan, approver)
write("approval-rendition", dict(plan, of="rendition", rendition=name("rendition")), approver)
write("approval-alone", dict(plan, alone="an office of one — nobody else works here"), decider)
