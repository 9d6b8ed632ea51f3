"""Makes catalogue-*.json from docs/formats/catalogue.md alone: Python's library and RFC 9162, nothing of Unseal."""
import hashlib, json, pathlib

HERE = pathlib.Path(__file__).parent
sha = lambda data: hashlib.sha256(data).digest()
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
name = lambda text: sha(b"vector " + text.encode()).hex()


def tree(leaves):  # MTH over leaf digests, RFC 9162 section 2.1.1
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha(b"\x01" + tree(leaves[:k]) + tree(leaves[k:]))


def path(m, leaves):  # PATH, section 2.1.3.1
    if len(leaves) == 1:
        return []
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return path(m, leaves[:k]) + [tree(leaves[k:])] if m < k else path(m - k, leaves[k:]) + [tree(leaves[:k])]


def subproof(m, leaves, known):  # SUBPROOF, section 2.1.4.1
    if m == len(leaves):
        return [] if known else [tree(leaves)]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    if m <= k:
        return subproof(m, leaves[:k], known) + [tree(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [tree(leaves[:k])]


entries = [
    {"is": "SOURCE", "salt": name("s0"), "source": "cam-lot", "state": "expected"},
    {"is": "SEAL", "salt": name("s1"), "item": "i1", "source": "cam-yard", "seal": name("seal 1")},
    {"is": "SEAL", "salt": name("s2"), "item": "i2", "source": "cam-b7", "seal": name("seal 2")},
    {"is": "KEPT", "salt": name("s3"), "item": "i3", "source": "alarm", "file": name("f3"), "size": name("z3")},
    {"is": "PICTURES", "salt": name("s4"), "item": "i1", "pictures": name("pictures 1")},
    {"is": "SOURCE", "salt": name("s5"), "source": "cam-lot", "state": "not-received"},
    {"is": "SEAL", "salt": name("s6"), "item": "i4", "source": "cam-gate", "seal": name("seal 4")},
]
leaves = [sha(b"\x00" + canonical(entry)) for entry in entries]
hexes = lambda digests: [digest.hex() for digest in digests]
head = {"seq": 17, "sha256": name("head")}
same = {"version": 1, "tool": "a program in Python", "case": "c-3f2a", "custodyHead": head}
WORDS = {}  # the words of a root, from the list in keys.md
lines = (HERE.parent / "keys.md").read_text().split("## The words")[1].split("```")[1].split()
words = lambda root: "-".join(lines[byte] for byte in root[:12])
sources = {"i1": "cam-yard", "i2": "cam-b7", "i3": "alarm", "i4": "cam-gate"}


def receipt(size):
    root = tree(leaves[:size])
    return dict(
        same,
        schema="unseal/receipt",
        created="2025-05-07T09:00:00Z",
        title="Larkspur",
        agency="Marrow County",
        catalogue={"size": size, "root": root.hex(), "words": words(root)},
        entries=[
            {
                "is": entry["is"],
                "about": entry.get("item", entry.get("source")),
                "source": entry.get("source", sources.get(entry.get("item"))),
                "leaf": leaf.hex(),
            }
            for entry, leaf in zip(entries[:size], leaves)
        ],
    )


catalogue = dict(
    same,
    schema="unseal/catalogue",
    created="2025-05-15T09:00:00Z",
    size=len(leaves),
    root=tree(leaves).hex(),
    leaves=hexes(leaves),
    opened=[{"leaf": i, "entry": entries[i], "path": hexes(path(i, leaves))} for i in (1, 4)],
    receipts=[
        {"size": m, "root": tree(leaves[:m]).hex(), "path": hexes(subproof(m, leaves, True))} for m in range(1, 8)
    ],
)
(HERE / "catalogue.json").write_bytes(canonical(catalogue))
(HERE / "catalogue-receipt.json").write_bytes(canonical(receipt(4)))
