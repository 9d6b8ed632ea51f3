"""Writes publication/ from docs/formats/publication.md alone: nothing of this repository is used, only the package `cryptography`.

The key is that of RFC 8032, section 7.1, test 1; an approval is signed with that of test 2."""
import hashlib
import json
import pathlib
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent
ROOT = HERE / "publication"
OFFICE = Ed25519PrivateKey.from_private_bytes(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
SECOND = Ed25519PrivateKey.from_private_bytes(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
CASE = {"id": "c-3f2a", "title": "Larkspur High School, 6 May 2025", "agency": "Marrow County Sheriff\u2019s Office"}

sha = lambda data: hashlib.sha256(data).hexdigest()
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
public = lambda key: key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def signed(path, kind, value, key=OFFICE):
    document = canonical(value)
    signature = {
        "schema": "unseal/signature",
        "version": 1,
        "type": kind,
        "publicKey": public(key),
        "signature": key.sign(b"unseal-" + kind.encode() + b"-1\n" + document).hex(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document)
    path.with_name(path.name + ".sig").write_bytes(canonical(signature))
    return sha(document)


def listed(name, what, content):
    path = ROOT / "v2" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {"name": name, "sha256": sha(content), "bytes": len(content), "what": what}


amount = lambda frames: {"frames": frames, "micros": frames * 40_000}
none = amount(0)
release = (HERE / "release" / "release.json").read_bytes()  # lies in calls/k1 of the version
first = sha(b"the first version")
manifest = signed(
    ROOT / "v2" / "publication.json",
    "publication",
    {
        "schema": "unseal/publication",
        "version": 1,
        "case": CASE,
        "id": "v2",
        "number": 2,
        "tool": "a program in Python",
        "created": "2025-06-10T12:00:00Z",
        "developing": "2025-06-10",
        "statement": ["The office releases what the court ordered.", "It adds nothing."],
        "supersedes": {
            "id": "v1",
            "manifest": first,
            "changes": [{"severity": "material", "text": "a word of a transcript", "why": "\u201cseven\u201d, not \u201celeven\u201d", "clips": []}],
        },
        "clips": [],
        "calls": [
            {
                "id": "k1",
                "source": "radio-1",
                "title": "The call of 14:20",
                "folder": "calls/k1",
                "manifest": sha(release),
                "seal": json.loads(release)["seal"]["digest"],
                "recording": "i4",
                "stamp": "14:20:31",
                "reference": {"earliest": 1746555629000000, "latest": 1746555631500000},
                "micros": 2048000,
                "muted": 500000,
            }
        ],
        "joined": {"file": "media/joined.mp4", "derived": True},
        "files": [
            listed("logs/withheld.csv", "log", b"source,from,to,ground\n"),
            listed("media/joined.mp4", "media", b"not really a video"),
        ],
        "recordings": [
            {"recording": "i1", "source": "cam-yard", "existing": amount(100), "released": none, "redacted": none, "withheld": amount(60), "notAddressed": amount(40)},
            {"recording": "i2", "source": "cam-hall", "existing": amount(7), "released": none, "redacted": none, "withheld": none, "notAddressed": amount(7)},
        ],
        "totals": {"existing": amount(107), "released": none, "redacted": none, "withheld": amount(60), "notAddressed": amount(47)},
        "people": [{"label": "calder", "name": "Deputy Ray Calder", "identifiedBy": "the office"}, {"label": "amsel"}],
        "approvals": [],
        "order": sha(b"the rulings"),
        "scope": sha(b"the scope"),
    },
)
signed(
    ROOT / "head.json",
    "public-head",
    {
        "schema": "unseal/public-head",
        "version": 1,
        "case": CASE,
        "created": "2025-06-10T12:00:05Z",
        "expires": "2025-09-08T12:00:05Z",
        "versions": [
            {"id": "v1", "manifest": first, "created": "2025-05-15T12:00:00Z", "state": "recalled"},
            {"id": "v2", "manifest": manifest, "created": "2025-06-10T12:00:00Z", "state": "current"},
        ],
    },
)
signed(
    ROOT / "recall.json",
    "recall",
    {
        "schema": "unseal/recall",
        "version": 1,
        "case": CASE,
        "versions": [
            {
                "id": "v1",
                "manifest": first,
                "recalled": "2025-06-10T11:00:00Z",
                "reason": "a plate was left",
                "leak": True,
                "withdrawn": [{"name": "clips/c1/media/recording.mp4", "sha256": sha(b"a clip"), "bytes": 6}],
            }
        ],
    },
)
signed(
    ROOT / "approval.json",
    "approval",
    {
        "schema": "unseal/approval",
        "version": 1,
        "of": "rendition",
        "clip": "c1",
        "seal": sha(b"a seal"),
        "from": 10,
        "to": 70,
        "plan": sha(b"a plan"),
        "rendition": sha(b"a rendition"),
        "deciders": [public(OFFICE)],
        "alone": "an office of one",
        "approved": "2025-06-09T09:00:00Z",
    },
    SECOND,
)
