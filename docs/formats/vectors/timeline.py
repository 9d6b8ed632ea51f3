"""Makes timeline.json from its statements, by the rules of ../timeline.md and nothing else.

Plain and slow on purpose: every moment is a row of a full matrix (Floyd and Warshall), reasons are
found by leaving statements out one by one, outliers by trying every set.
"""

import itertools
import json

MILLION = 1_000_000
WALL = 1_746_541_267 * MILLION  # 14:21:07 on 2025-05-06, as a clock shows it
UTC = WALL + 4 * 3600 * MILLION


def basis(words, support="MEASURED", coverage=None):
    made = {"support": support, "words": words}
    if coverage is not None:
        made["coverage"] = coverage
    return made


def on(scale, *readings, lag=(0, 0), period=None, segment=0):
    mark = {
        "scale": scale,
        "segment": segment,
        "readings": [
            {"by": by, "low": low, "high": high, "behindLow": behind}
            for by, low, high, behind in readings
        ],
        "lagLow": lag[0],
        "lagHigh": lag[1],
    }
    if period:
        mark["periodLow"], mark["periodHigh"] = period
    return mark


def same(event, lag):
    return {"event": event, "lagLow": lag[0], "lagHigh": lag[1]}


def scale(name, kind, ppm, jitter, segments, zone=0, standing=None):
    made = {
        "id": name,
        "kind": kind,
        "ppm": ppm,
        "jitter": jitter,
        "zone": zone,
        "segments": segments,
        "basis": basis("usual", "ASSUMED"),
    }
    if standing:
        made["standing"] = {
            "low": standing[0],
            "high": standing[1],
            "basis": basis("kept set by the network", "DOCUMENTED"),
        }
    return made


EVER = [{"from": 0, "to": 4_000_000_000_000_000}]
ZONE = -4 * 3600
SCALES = [
    scale("i1", "RECORDING", 500, 20_000, [{"from": 0, "to": 120 * MILLION}]),
    scale(
        "i2",
        "RECORDING",
        333,
        0,
        [
            {"from": 0, "to": 50 * MILLION + 1},
            {
                "from": 52 * MILLION,
                "to": 90 * MILLION,
                "joint": {
                    "kind": "GAP",
                    "least": MILLION,
                    "most": 3 * MILLION,
                    "basis": basis("a hole in the file"),
                },
            },
        ],
    ),
    scale("cam-yard", "CLOCK", 30, 0, EVER, ZONE),
    scale("cam-b7", "CLOCK", 47, 7, EVER, ZONE),
    scale("alarm", "CLOCK", 0, 0, EVER, ZONE, (ZONE * MILLION - 900_000, ZONE * MILLION - 700_000)),
]


def reader(p, low, high):
    return (p, low, high, True)


EVENTS = [
    {
        "id": "c1",
        "kind": "CHECK",
        "what": "the yard's clock beside a reference, two days later",
        "marks": [
            on("cam-yard", ("p1", WALL + 172_800 * MILLION, WALL + 172_801 * MILLION, False)),
            on("utc", ("p1", UTC + 172_758 * MILLION + 1, UTC + 172_760 * MILLION, False)),
        ],
        "basis": basis("one photograph of both"),
    },
    {
        "id": "alarm#3",
        "kind": "ENTRY",
        "what": "row 3 of alarm",
        "marks": [on("alarm", ("log", WALL - 22 * MILLION, WALL - 21 * MILLION, False), lag=(0, 250_000))],
        "basis": basis("as the panel wrote it"),
    },
    {
        "id": "a1",
        "kind": "ANCHOR",
        "what": "the alarm's lamp begins to flash",
        "marks": [
            on("i2", reader("p1", 30_000_000, 30_083_333), reader("p2", 29_916_667, 30_083_333)),
            same("alarm#3", (-400_000, 0)),
        ],
        "basis": basis("seen; the delay of such lamps", coverage=990_000),
    },
    {
        "id": "a2",
        "kind": "ANCHOR",
        "what": "a cart leaves the yard and arrives",
        "marks": [
            on("i1", reader("p1", 40_000_000, 40_066_667), reader("p2", 40_000_000, 40_133_333)),
            on("i2", reader("p1", 42_000_000, 42_083_333), reader("p2", 42_000_001, 42_166_666), lag=(2_300_000, 2_700_000)),
        ],
        "basis": basis("seen on both"),
    },
    {
        "id": "a3",
        "kind": "ANCHOR",
        "what": "the lamp flashes, some time",
        "marks": [
            on("i1", reader("p1", 70_000_000, 70_066_667), reader("p2", 70_000_000, 70_066_667)),
            on("i2", reader("p1", 61_100_000, 61_300_000), reader("p2", 61_150_000, 61_300_000), lag=(0, 50_000), period=(3_999_000, 4_001_000), segment=1),
        ],
        "basis": basis("a pattern of 4 s"),
    },
    {
        "id": "a4",
        "kind": "ANCHOR",
        "what": "a car, and not the same one",
        "marks": [
            on("i1", reader("p1", 20_000_000, 20_066_667), reader("p2", 20_000_000, 20_066_667)),
            on("i2", reader("p1", 36_000_000, 36_083_333), reader("p2", 36_000_000, 36_083_333), lag=(0, 1_000_000)),
        ],
        "basis": basis("seen on both"),
    },
    {
        "id": "a5",
        "kind": "ANCHOR",
        "what": "a door, by one reader",
        "marks": [
            on("i1", reader("p1", 55_000_000, 55_066_667)),
            on("cam-b7", ("p1", WALL - 140 * MILLION, WALL - 120 * MILLION, False)),
        ],
        "alone": "only one person may see this recording",
        "basis": basis("seen", "MEASURED"),
    },
]


def run(name, clock, recording, first, before, step, count):
    ticks = []
    for k in range(count):
        b = before + (k * MILLION // step) * step
        ticks.append([first + k * MILLION, b, b + step])
    return {
        "id": name,
        "clock": clock,
        "clockSegment": 0,
        "recording": recording,
        "recordingSegment": 0,
        "ticks": ticks,
        "basis": basis("changes of its digits"),
    }


TICKS = [
    run("k1", "cam-yard", "i1", WALL, 10_000_000, 66_667, 5),
    run("k2", "cam-b7", "i2", WALL - 174 * MILLION, 12_000_000, 83_333, 4),
]
ORDERS = [
    {
        "id": "o1",
        "first": {"event": "a1"},
        "then": {"event": "a2"},
        "least": 0,
        "basis": basis("they run after it rings", "ASSUMED"),
    }
]
DROPPED = [{"event": "a4", "why": "OUTLIER", "by": "p2", "reason": "another car"}]
ASKED = [
    (None, {"event": "a1"}),
    (None, {"scale": "i1", "segment": 0, "at": 0}),
    (None, {"scale": "cam-yard", "segment": 0, "at": WALL}),
    ({"event": "alarm#3"}, {"event": "a2"}),
    ({"event": "a1"}, {"scale": "i1", "segment": 0, "at": 33_333_333}),
    ({"scale": "i2", "segment": 0, "at": 1}, {"scale": "i2", "segment": 1, "at": 90_000_000}),
    ({"scale": "i1", "segment": 0, "at": 0}, {"scale": "i2", "segment": 0, "at": 0}),
    ({"utc": UTC}, {"event": "a5"}),
]


class Contradiction(Exception):
    pass


def bracket(mark):
    low = min(r["low"] for r in mark["readings"])
    high = max(r["high"] for r in mark["readings"])
    behind = all(r["behindLow"] for r in mark["readings"] if r["low"] == low)
    return low, high, 1 if behind else 0


def instant_key(instant):
    if "utc" in instant:
        return ("utc",), instant["utc"]
    if "event" in instant:
        return ("event", instant["event"]), 0
    return ("moment", instant["scale"], instant["segment"], instant["at"]), 0


def edges_of(events, orders, asked, periods):
    """A list of (from, to, weight, reason)."""
    by_id = {s["id"]: s for s in SCALES}
    named = {}

    def name(scale_id, segment, at):
        if scale_id != "utc":
            named.setdefault((scale_id, segment), set()).add(at)

    for s in SCALES:
        for n in range(1, len(s["segments"])):
            name(s["id"], n - 1, s["segments"][n - 1]["to"])
            name(s["id"], n, s["segments"][n]["from"])
    for r in TICKS:
        for shows, before, after in r["ticks"]:
            name(r["clock"], r["clockSegment"], shows)
            name(r["recording"], r["recordingSegment"], before)
            name(r["recording"], r["recordingSegment"], after)
    for e in events:
        for m in e["marks"]:
            if "scale" in m:
                low, high, _ = bracket(m)
                name(m["scale"], m["segment"], low)
                name(m["scale"], m["segment"], high)
    for o in orders:
        asked = asked + [o["first"], o["then"]]
    for i in asked:
        if "scale" in i:
            name(i["scale"], i["segment"], i["at"])

    edges = []
    for (scale_id, segment), positions in named.items():
        s = by_id[scale_id]
        share = lambda p: -((-p * s["ppm"]) // MILLION)
        beside = (s["jitter"] + 1) // 2 + (1 if s["ppm"] else 0)
        rate = "RATE " + scale_id
        ordered = sorted(positions)
        for p in ordered:
            course, moment = ("course", scale_id, segment, p), ("moment", scale_id, segment, p)
            edges += [(course, moment, beside, rate), (moment, course, beside, rate)]
            if "standing" in s:
                st = "STANDING " + scale_id
                edges.append((("utc",), moment, p - s["standing"]["low"], st))
                edges.append((moment, ("utc",), s["standing"]["high"] - p, st))
        for p, q in zip(ordered, ordered[1:]):
            up = share(q) - share(p)
            a, b = ("course", scale_id, segment, p), ("course", scale_id, segment, q)
            edges.append((a, b, q - p + up, rate))
            edges.append((b, a, min(0, up - (q - p)), rate))
    for s in SCALES:
        for n in range(1, len(s["segments"])):
            joint = s["segments"][n]["joint"]
            end = ("course", s["id"], n - 1, s["segments"][n - 1]["to"])
            start = ("course", s["id"], n, s["segments"][n]["from"])
            why = "BREAK %s/%d" % (s["id"], n)
            edges.append((start, end, -joint["least"], why))
            if "most" in joint:
                edges.append((end, start, joint["most"], why))
    for r in TICKS:
        why = "TICKS " + r["id"]
        for shows, before, after in r["ticks"]:
            clock = ("moment", r["clock"], r["clockSegment"], shows)
            edges.append((clock, ("moment", r["recording"], r["recordingSegment"], before), -1, why))
            edges.append((("moment", r["recording"], r["recordingSegment"], after), clock, 0, why))
    for e in events:
        node, why = ("event", e["id"]), "EVENT " + e["id"]
        for m in e["marks"]:
            lag_low, lag_high = m["lagLow"], m["lagHigh"]
            if "periodLow" in m:
                if e["id"] not in periods:
                    continue
                k = periods[e["id"]]
                ends = (k * m["periodLow"], k * m["periodHigh"])
                lag_low, lag_high = lag_low + min(ends), lag_high + max(ends)
            low, low_after, high, high_after, behind = sides(m)
            edges.append((node, low, lag_high - behind - low_after, why))
            edges.append((high, node, -lag_low + high_after, why))
    for o in orders:
        (first, fa), (then, ta) = instant_key(o["first"]), instant_key(o["then"])
        why = "ORDER " + o["id"]
        edges.append((then, first, -o["least"] + ta - fa, why))
        if "most" in o:
            edges.append((first, then, o["most"] + fa - ta, why))
    return edges


def sides(mark):
    if "event" in mark:
        node = ("event", mark["event"])
        return node, 0, node, 0, 0
    low, high, behind = bracket(mark)
    if mark["scale"] == "utc":
        return ("utc",), low, ("utc",), high, behind
    at = lambda p: ("moment", mark["scale"], mark["segment"], p)
    return at(low), 0, at(high), 0, behind


def closed(edges, extra_nodes):
    nodes = {("utc",)} | set(extra_nodes)
    for a, b, _, _ in edges:
        nodes |= {a, b}
    number = {node: n for n, node in enumerate(sorted(nodes, key=repr))}
    size = len(number)
    far = float("inf")
    d = [[far] * size for _ in range(size)]
    for n in range(size):
        d[n][n] = 0
    for a, b, w, _ in edges:
        i, j = number[a], number[b]
        d[i][j] = min(d[i][j], w)
    for k in range(size):
        row_k = d[k]
        for i in range(size):
            ik = d[i][k]
            if ik == far:
                continue
            row = d[i]
            for j in range(size):
                if ik + row_k[j] < row[j]:
                    row[j] = ik + row_k[j]
    if any(d[n][n] < 0 for n in range(size)):
        raise Contradiction
    return lambda a, b: d[number[a]][number[b]]


def solved(events, orders, asked):
    """Distances, edges; repeating marks settled as far as they can be."""
    periods = {}
    while True:
        edges = edges_of(events, orders, asked, periods)
        nodes = [instant_key(i)[0] for i in asked] + [("event", e["id"]) for e in events]
        distance = closed(edges, nodes)
        more = False
        for e in events:
            for m in e["marks"]:
                if "periodLow" not in m or e["id"] in periods:
                    continue
                low, low_after, high, high_after, behind = sides(m)
                node = ("event", e["id"])
                b = distance(node, high) + high_after
                a = -distance(low, node) + low_after + behind
                if b == float("inf") or a == -float("inf") or b - a > 3 * m["periodHigh"]:
                    continue
                misses = {}
                for k in range(-1000, 1000):
                    ends = (k * m["periodLow"], k * m["periodHigh"])
                    lo, hi = m["lagLow"] + min(ends), m["lagHigh"] + max(ends)
                    misses[k] = max(0, lo - b, a - hi)
                fits = [k for k, miss in misses.items() if miss == 0]
                if len(fits) == 1:
                    periods[e["id"]] = fits[0]
                    more = True
                elif not fits:
                    periods[e["id"]] = min(misses, key=lambda k: misses[k])
                    more = True
        if not more:
            return distance, edges


def without(events, orders, left):
    """Events and orders without some events, and without what refers to them."""
    left = set(left)
    while True:
        more = {e["id"] for e in events if any(m.get("event") in left for m in e["marks"])}
        if more <= left:
            break
        left |= more
    kept = [e for e in events if e["id"] not in left]
    orders = [o for o in orders if not {o["first"].get("event"), o["then"].get("event")} & left]
    return kept, orders


def consistent(events, orders):
    try:
        solved(events, orders, [])
        return True
    except Contradiction:
        return False


def outliers():
    anchors = [e["id"] for e in EVENTS if e["kind"] == "ANCHOR"]
    for size in range(len(anchors)):
        if size and 2 * size >= len(anchors):
            break
        found = [s for s in itertools.combinations(anchors, size) if consistent(*without(EVENTS, ORDERS, s))]
        if found:
            return found
    return []


def reasons_for(edges, start, end, length):
    """Statements that suffice for this distance: leave out what is not needed."""
    names = sorted({e[3] for e in edges})

    def still(kept):
        part = [e for e in edges if e[3] in kept]
        return closed(part, [start, end])(start, end) == length

    kept = set(names)
    for one in names:
        if still(kept - {one}):
            kept.remove(one)
    return sorted(kept)


def main():
    assert outliers() == [("a4",)], outliers()
    events, orders = without(EVENTS, ORDERS, ["a4"])
    asked = [i for pair in ASKED for i in pair if i]
    distance, edges = solved(events, orders, asked)
    coverages = {"EVENT " + e["id"]: e["basis"]["coverage"] for e in EVENTS if "coverage" in e["basis"]}
    bounds = []
    for first, second in ASKED:
        (a, a_after), (b, b_after) = instant_key(first or {"utc": 0}), instant_key(second)
        bound = {"of": second, "lowReasons": [], "highReasons": []}
        if first:
            bound["from"] = first
        up, down = distance(a, b), distance(b, a)
        if up != float("inf"):
            bound["high"] = up + b_after - a_after
            bound["highReasons"] = reasons_for(edges, a, b, up)
        if down != float("inf"):
            bound["low"] = -down + b_after - a_after
            bound["lowReasons"] = reasons_for(edges, b, a, down)
        lacking = [MILLION - coverages[r] for r in set(bound["lowReasons"] + bound["highReasons"]) if r in coverages]
        if lacking:
            bound["coverage"] = max(0, MILLION - sum(lacking))
        ends = ("low" in bound) + ("high" in bound)
        bound["class"] = ["UNSYNCED", "ORDER_ONLY", "ESTIMATED" if lacking else "BOUNDED"][ends]
        bounds.append(bound)
    document = {
        "schema": "unseal/timeline",
        "version": 1,
        "tool": "timeline.py",
        "created": "2025-05-15T12:00:00Z",
        "scales": SCALES,
        "events": EVENTS,
        "ticks": TICKS,
        "orders": ORDERS,
        "dropped": DROPPED,
        "bounds": bounds,
    }
    print(json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False), end="")


main()
