"""Writes report-codes.json from docs/formats/report-code.md alone: nothing of this repository is used."""
import hashlib
import json
import random

SYMBOLS = "34679ACDEFGHJKMNPQRTWXY"


def number(value):
    groups = []
    while True:
        groups.insert(0, format(value & 15, "04b"))
        value >>= 4
        if not value:
            break
    return "".join("1" + group for group in groups[:-1]) + "0" + groups[-1]


def units(box):
    x, y, w, h = box
    left, top = x // 8, y // 8
    return [left, top, -(-(x + w) // 8) - left, -(-(y + h) // 8) - top]


def dashes(symbols):
    return "-".join(["R1"] + [symbols[i : i + 4] for i in range(0, len(symbols), 4)])


def base23(value):
    text = ""
    while value:
        value, digit = divmod(value, 23)
        text = SYMBOLS[digit] + text
    return text


def symbols_of_bits(bits):
    n = int("1" + bits, 2)
    return base23(529 * n + (1 - 529 * n) % 521)


def bits_of(version, manifest, clip, frame, box):
    bits = number(version) + "".join(format(int(manifest[i : i + 2], 16), "08b") for i in (0, 2, 4)) + number(clip) + number(frame)
    return bits + ("1" + "".join(number(each) for each in units(box)) if box else "0")


def entry(version, manifest, clip, frame, box=None):
    said = {"version": version, "manifest": manifest, "clip": clip, "frame": frame}
    if box:
        said |= {"box": box, "units": units(box)}
    return said | {"code": dashes(symbols_of_bits(bits_of(version, manifest, clip, frame, box)))}


def main():
    digest = lambda text: hashlib.sha256(text.encode()).hexdigest()
    one = digest("a manifest")
    codes = [
        entry(2, one, 1, 1900, [640, 300, 48, 96]),
        entry(1, one, 1, 0),
        entry(1, "00" * 32, 1, 0, [0, 0, 1, 1]),
        entry(1, "000000" + "ff" * 29, 16, 15, [7, 8, 1, 8]),
        entry(16, one, 15, 16, [1, 7, 8, 2]),
        entry(12, digest("another"), 4, 68, [0, 0, 640, 360]),
        entry(9999, "ff" * 32, 9999, 2**31 - 1, [65535, 65535, 1, 1]),
        entry(9999, "ff" * 32, 9999, 2**31 - 1, [0, 0, 65536, 65536]),
        entry(9999, "ff" * 32, 9999, 2**31 - 1, [32768, 32768, 32768, 32768]),
    ]
    draw = random.Random(7)
    for i in range(40):
        x, y = draw.randrange(3840), draw.randrange(2160)
        box = [x, y, draw.randrange(1, 400), draw.randrange(1, 400)] if i % 5 else None
        codes.append(entry(draw.randrange(1, 30), digest(str(i)), draw.randrange(1, 30), draw.randrange(200000), box))

    code = codes[0]["code"]
    plain = code[3:].replace("-", "")
    other = lambda symbol: SYMBOLS[(SYMBOLS.index(symbol) + 9) % 23]
    refused = [{"text": code[:3] + plain[:i] + other(plain[i]) + plain[i + 1 :], "why": "a wrong symbol"} for i in range(len(plain))]
    swapped = [(i, j) for i in range(len(plain)) for j in range(i + 1, len(plain)) if plain[i] != plain[j] and (j == i + 1 or j % 7 == 0)]
    for i, j in swapped:
        text = list(plain)
        text[i], text[j] = text[j], text[i]
        refused.append({"text": code[:3] + "".join(text), "why": "two symbols changed places"})
    bits = bits_of(2, one, 1, 1900, [640, 300, 48, 96])
    v, three, c = number(2), bits[5:29], number(1)
    wrong = lambda bits, why: refused.append({"text": dashes(symbols_of_bits(bits)), "why": why})
    wrong(bits[:-1], "bits too few")
    wrong(bits + "0", "bits too many")
    wrong(bits + "00000", "bits too many")
    wrong(v + three + c + number(5), "bits too few")
    wrong(v + three + c, "bits too few")
    wrong("", "bits too few")
    wrong(number(0) + three + c + number(5) + "0", "version out of range")
    wrong(number(10000) + three + c + number(5) + "0", "version out of range")
    wrong(v + three + number(0) + number(5) + "0", "clip out of range")
    wrong(v + three + number(10000) + number(5) + "0", "clip out of range")
    wrong(v + three + c + number(2**31) + "0", "frame out of range")
    wrong("10000" + v + three + c + number(5) + "0", "a group too many")
    bits = next(b for b in (v + three + c + number(i) + "0" for i in range(9999)) if (1 - 529 * int("1" + b, 2)) % 521 < 8)
    n = int("1" + bits, 2)
    refused.append({"text": dashes(base23(529 * n + (1 - 529 * n) % 521 + 521)), "why": "an r above 520"})
    wrong("1" * 150, "a number without end")
    wrong(v + three + c + number(5) + "1" + number(0) * 4, "an empty box")
    wrong(v + three + c + number(5) + "1" + number(8191) + number(0) + number(2) + number(1), "a box out of range")
    wrong(v + three + c + number(5) + "1" + number(0) + number(8192) + number(1) + number(1), "a box out of range")
    for text, why in [
        ("", "nothing"),
        ("R1-", "nothing behind the prefix"),
        ("R1", "nothing behind the prefix"),
        (plain, "no prefix"),
        ("R2" + code[2:], "another prefix"),
        ("R1-3" + plain, "a leading symbol 0"),
        ("R1-" + "3" * 20, "a leading symbol 0"),
        ("R1-" + plain[:-1] + "O", "no symbol"),
        ("R1-" + plain[:-1] + "\u00c4", "no symbol"),
        ("R1-" + plain[:-1] + "\u0131", "no symbol"),
        ("R1-" + plain[:-1] + "\uff23", "no symbol"),
        ("R1-" + plain + "\u0000", "no symbol"),
        ("R1-" + plain + "\n", "no symbol"),
        ("R1-" + "-" * 120 + plain, "more than 100 characters"),
        ("R1-" + base23(521 * 23**96 + 1), "more than 100 characters"),
    ]:
        refused.append({"text": text, "why": why})
    spellings = [code, code.lower(), "R1" + plain, "r1 " + plain.lower(), " " + code.replace("-", " ") + " ", "R-1-" + "-".join(plain), "--R1" + plain + "--"]
    print(json.dumps({"codes": codes, "spellings": spellings, "refused": refused}, indent=1))


main()
