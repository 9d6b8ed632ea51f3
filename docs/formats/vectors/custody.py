"""Writes custody.jsonl from docs/formats/custody.md alone: nothing of this repository is used, only the package `cryptography`.

The keys are those of RFC 8032, section 7.1: test 1 (p1) and test 2 (p2)."""
import hashlib
import json
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SECRETS = {
    "p1": "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "p2": "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
}
KEYS = {p: Ed25519PrivateKey.from_private_bytes(bytes.fromhex(s)) for p, s in SECRETS.items()}
PUBLIC = {p: k.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex() for p, k in KEYS.items()}
ROLES = {"p1": "custodian", "p2": "analyst"}


def canonical(value):  # RFC 8785, for what has no fractions and only ASCII field names
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def person(p, handle, name, active=True, **more):
    body = {"handle": handle, "name": name, "role": ROLES[p], "publicKey": PUBLIC[p], "active": active, **more}
    return {"kind": "person", "id": p, "body": body}


CASE = {"caseId": "00112233445566778899aabbccddeeff", "title": "Café on the quay, 9 March", "agency": "Alder County",
        "zone": "America/New_York"}
steps = [
    ("p1", "case-opened", "14:02:11.000000", "10:02:11.000000", {}, [{"kind": "case", "id": "case", "body": CASE},
                                                                   person("p1", "dana", "Dana Ortiz")], {"purpose": "public record request 26-114"}),
    ("p1", "person-added", "14:03:00.000001", "10:03:00.000001", {}, [person("p2", "lee", "Lee “Sam” Park", organisation="Quay Forensics")], {}),
    ("p2", "received", "15:00:00.500000", "11:00:00.500000",
     {"originalFilename": "=cmd.mp4", "sha256": "ab" * 32, "sizeBytes": 9007199254740991, "hashVerified": True},
     [{"kind": "item", "id": "i1", "body": {"label": "yard \u0001 \u2028", "parts": [1, -2, True]}},
      {"kind": "item", "id": "i2", "body": {}}], {"itemId": "i1", "purpose": "intake"}),
    ("p2", "corrected", "15:00:01.000000", "11:00:01.000000", {"reason": "received twice"},
     [{"kind": "item", "id": "i2", "removed": True}], {}),
    ("p1", "receipt-issued", "15:05:00.000000", "11:05:00.000000", {}, [], {}),
    ("p1", "person-removed", "15:06:00.000000", "11:06:00.000000", {}, [person("p2", "lee", "Lee “Sam” Park", False, organisation="Quay Forensics")], {}),
]
previous = "00" * 32
with open("custody.jsonl", "wb") as out:
    for seq, (actor, action, utc, local, details, changes, more) in enumerate(steps, 1):
        if action == "receipt-issued":
            changes = [{"kind": "receipt", "id": "c1", "body": {"custodyHead": {"seq": seq - 1, "sha256": previous}}}]
        event = {"schema": "unseal/custody-event", "version": 1, "caseId": CASE["caseId"], "seq": seq, "previous": previous,
                 "at": {"utc": f"2026-03-09T{utc}Z", "local": f"2026-03-09T{local}-04:00", "zone": "America/New_York"},
                 "actor": {"person": actor, "role": ROLES[actor], "publicKey": PUBLIC[actor]}, "tool": "unseal 0.1.0",
                 "action": action, "details": details, "changes": changes, **more}
        document = canonical(event)
        signature = KEYS[actor].sign(b"unseal-custody-event-1\n" + document).hex()
        signed = {"schema": "unseal/signature", "version": 1, "type": "custody-event", "publicKey": PUBLIC[actor], "signature": signature}
        out.write(b'{"event":' + document + b',"signature":' + canonical(signed) + b"}\n")
        previous = hashlib.sha256(document).hexdigest()
print(f"{seq}:{previous}")
