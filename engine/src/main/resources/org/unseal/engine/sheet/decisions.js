/*
 * What a person decided, without the page: plain values in, plain values out. A state holds, by segment, the decision
 * ("", "cover", "figure", "region" or "clear"), its ground, who it is, whether that was confirmed, whether every picture of it was looked at, and, by backdrop, whether it was ticked and the boxes [left, top, right,
 * bottom] drawn in it. Documents have the shape of schema unseal.decisions.
 */
const UnsealDecisions = (function () {
  "use strict";

  const SMALLEST = 4;
  const PLAIN_VERSION = 1;
  const VERSION = 2;

  /** Nothing decided. `known` lists the sheet's segments [{id, doubtful}] and backdrops [{number, width, height}]. */
  function blank(known) {
    const state = { segments: Object.create(null), backdrops: Object.create(null) };
    known.segments.forEach(function (segment) {
      state.segments[segment.id] = { decision: "", ground: "", person: "", confirmed: false, everyPicture: false };
    });
    known.backdrops.forEach(function (backdrop) {
      state.backdrops[backdrop.number] = { ticked: false, boxes: [] };
    });
    return state;
  }

  /** The document to save: the template's heading, what was decided, what was looked at. */
  function toDocument(template, known, state) {
    const saved = {};
    Object.keys(template).forEach(function (name) {
      saved[name] = template[name];
    });
    saved.segments = known.segments
      .filter(function (segment) {
        return state.segments[segment.id].decision !== "";
      })
      .map(function (segment) {
        const decided = state.segments[segment.id];
        const entry = { id: segment.id, decision: decided.decision, ground: decided.ground.trim() };
        if (personOf(decided) !== "") {
          entry.person = personOf(decided);
        }
        if (isConfirmed(decided)) {
          entry.confirmed = true;
        }
        if (isLookedThrough(decided)) {
          entry.everyPicture = true;
        }
        return timed(entry, decided);
      });
    saved.backdrops = known.backdrops
      .filter(function (backdrop) {
        return isLookedAt(state.backdrops[backdrop.number]);
      })
      .map(function (backdrop) {
        const review = state.backdrops[backdrop.number];
        return timed({ number: backdrop.number, boxes: review.boxes }, review);
      });
    delete saved.regions;
    if (state.regions !== undefined && state.regions.length > 0) {
      saved.regions = state.regions;
    }
    saved.version = isPlain(saved) ? PLAIN_VERSION : VERSION;
    return saved;
  }

  /** What only covers and clears is of the first version. */
  function isPlain(saved) {
    return (
      saved.regions === undefined &&
      saved.segments.every(function (segment) {
        const level = segment.decision === "cover" || segment.decision === "clear";
        return level && segment.person === undefined && segment.confirmed === undefined;
      })
    );
  }

  function personOf(decided) {
    return (decided.person || "").trim();
  }

  /** Whoever looked at the borders of what is covered said nothing that counts. */
  function isConfirmed(decided) {
    return decided.decision === "clear" && decided.confirmed === true;
  }

  function isLookedThrough(decided) {
    return isConfirmed(decided) && decided.everyPicture === true;
  }

  /** The first part whose person is no short name; null where all are. */
  function unfitPerson(known, state) {
    const unfit = known.segments.filter(function (segment) {
      const decided = state.segments[segment.id];
      const person = personOf(decided);
      return decided.decision !== "" && person !== "" && !/^[a-z0-9][a-z0-9-]{0,31}$/.test(person);
    });
    return unfit.length === 0 ? null : unfit[0].id;
  }

  /** The entry with the time at which it was decided, where that is known. */
  function timed(entry, decided) {
    if (decided.decided !== undefined) {
      entry.decided = decided.decided;
    }
    return entry;
  }

  /** Writes `now`, in UTC to the second, down with whatever was decided otherwise or first looked at since the last time. */
  function stamp(known, state, now) {
    known.segments.forEach(function (segment) {
      stampOne(state.segments[segment.id], whatWasDecided(state.segments[segment.id]), now);
    });
    known.backdrops.forEach(function (backdrop) {
      const review = state.backdrops[backdrop.number];
      stampOne(review, isLookedAt(review) ? "looked at" : "", now);
    });
  }

  /** What counts as decided anew when it changes; a ground does not. */
  function whatWasDecided(decided) {
    return decided.decision === ""
      ? ""
      : decided.decision + " " + personOf(decided) + (isConfirmed(decided) ? " confirmed" : "") +
          (isLookedThrough(decided) ? " in every picture" : "");
  }

  function stampOne(decided, value, now) {
    if (value === (decided.stamped || "")) {
      return;
    }
    decided.stamped = value;
    if (value === "") {
      delete decided.decided;
    } else {
      decided.decided = now;
    }
  }

  function isTime(text) {
    return typeof text === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text);
  }

  /** The state that a document stands for, or { problem } in words where it does not belong to this sheet. */
  function fromDocument(template, known, text) {
    let saved;
    try {
      saved = JSON.parse(text);
    } catch (unreadable) {
      return { problem: "This file is not a decisions file." };
    }
    if (saved === null || typeof saved !== "object" || saved.schema !== template.schema) {
      return { problem: "This file is not a decisions file." };
    }
    if ((saved.version !== PLAIN_VERSION && saved.version !== VERSION) || saved.tool !== template.tool) {
      return { problem: "These decisions were saved with another version of the program." };
    }
    if (saved.inputSha256 !== template.inputSha256) {
      return { problem: "These decisions belong to another recording." };
    }
    if (saved.analysisKey !== template.analysisKey || saved.analysisDigest !== template.analysisDigest) {
      return { problem: "These decisions belong to another analysis of this recording." };
    }
    if (!Array.isArray(saved.segments) || !Array.isArray(saved.backdrops)) {
      return { problem: "This decisions file is incomplete." };
    }
    const state = blank(known);
    const fit = saved.segments.every(function (segment) {
      return isDecision(segment) && segment.id in state.segments && readSegment(state, segment);
    });
    if (!fit) {
      return { problem: "This decisions file names a part that this sheet does not have." };
    }
    const fitting = saved.backdrops.every(function (review) {
      return readReview(known, state, review);
    });
    if (!fitting) {
      return { problem: "This decisions file has a box that fits no picture of this sheet." };
    }
    state.regions = Array.isArray(saved.regions) ? saved.regions : [];
    return { state: state };
  }

  /** Takes what was decided of a part into the state. */
  function readSegment(state, segment) {
    const read = {
      decision: segment.decision,
      ground: segment.ground,
      person: typeof segment.person === "string" ? segment.person : "",
      confirmed: segment.confirmed === true,
      everyPicture: segment.everyPicture === true,
    };
    read.stamped = whatWasDecided(read);
    if (isTime(segment.decided)) {
      read.decided = segment.decided;
    }
    state.segments[segment.id] = read;
    return true;
  }

  /** Takes what was seen in a backdrop into the state; false where it fits none. */
  function readReview(known, state, review) {
    const backdrop = review === null || typeof review !== "object" ? undefined : numbered(known, review.number);
    if (backdrop === undefined || !Array.isArray(review.boxes) || !review.boxes.every(isWithin(backdrop))) {
      return false;
    }
    const read = { ticked: review.boxes.length === 0, boxes: review.boxes, stamped: "looked at" };
    if (isTime(review.decided)) {
      read.decided = review.decided;
    }
    state.backdrops[review.number] = read;
    return true;
  }

  function isDecision(segment) {
    return (
      segment !== null &&
      typeof segment === "object" &&
      typeof segment.id === "string" &&
      ["cover", "figure", "region", "clear"].indexOf(segment.decision) >= 0 &&
      typeof segment.ground === "string"
    );
  }

  function numbered(known, number) {
    return known.backdrops.filter(function (backdrop) {
      return backdrop.number === number;
    })[0];
  }

  function isWithin(backdrop) {
    return function (box) {
      return (
        Array.isArray(box) &&
        box.length === 4 &&
        box.every(Number.isInteger) &&
        box[0] >= 0 &&
        box[1] >= 0 &&
        box[0] < box[2] &&
        box[1] < box[3] &&
        box[2] <= backdrop.width &&
        box[3] <= backdrop.height
      );
    };
  }

  /** Ticked or drawn on: then it counts as looked at and is saved. */
  function isLookedAt(review) {
    return review.ticked || review.boxes.length > 0;
  }

  /** How far the work is. */
  function progress(known, state) {
    const count = { segments: known.segments.length, decided: 0, cleared: 0, backdrops: known.backdrops.length, lookedAt: 0 };
    known.segments.forEach(function (segment) {
      const decision = state.segments[segment.id].decision;
      count.decided += decision === "" ? 0 : 1;
      count.cleared += decision === "clear" ? 1 : 0;
    });
    known.backdrops.forEach(function (backdrop) {
      count.lookedAt += isLookedAt(state.backdrops[backdrop.number]) ? 1 : 0;
    });
    return count;
  }

  /** Whether a filter shows a segment. */
  function isShown(filter, segment, state) {
    const decision = state.segments[segment.id].decision;
    switch (filter) {
      case "undecided":
        return decision === "";
      case "clear":
        return decision === "clear";
      case "doubtful":
        return segment.doubtful;
      default:
        return true;
    }
  }

  /** The box between two corners in whole pixels, grown outward and kept inside; null where it is next to nothing. */
  function between(x0, y0, x1, y1, picture) {
    const left = Math.max(0, Math.floor(Math.min(x0, x1)));
    const top = Math.max(0, Math.floor(Math.min(y0, y1)));
    const right = Math.min(picture.width, Math.ceil(Math.max(x0, x1)));
    const bottom = Math.min(picture.height, Math.ceil(Math.max(y0, y1)));
    return right - left < SMALLEST || bottom - top < SMALLEST ? null : [left, top, right, bottom];
  }

  /** A box in the middle of the picture, to be moved from there with the keyboard. */
  function inTheMiddle(picture) {
    const width = Math.max(1, Math.round(picture.width / 8));
    const height = Math.max(1, Math.round(picture.height / 5));
    const left = Math.floor((picture.width - width) / 2);
    const top = Math.floor((picture.height - height) / 2);
    return [left, top, left + width, top + height];
  }

  /** Moved, but never out of the picture. */
  function moved(box, dx, dy, picture) {
    const x = Math.min(Math.max(dx, -box[0]), picture.width - box[2]);
    const y = Math.min(Math.max(dy, -box[1]), picture.height - box[3]);
    return [box[0] + x, box[1] + y, box[2] + x, box[3] + y];
  }

  /** Its right and bottom edges moved, but never out of the picture nor to nothing. */
  function resized(box, dx, dy, picture) {
    const right = Math.min(Math.max(box[2] + dx, Math.min(box[0] + SMALLEST, picture.width)), picture.width);
    const bottom = Math.min(Math.max(box[3] + dy, Math.min(box[1] + SMALLEST, picture.height)), picture.height);
    return [box[0], box[1], right, bottom];
  }

  return Object.freeze({
    blank: blank,
    toDocument: toDocument,
    fromDocument: fromDocument,
    stamp: stamp,
    unfitPerson: unfitPerson,
    progress: progress,
    isShown: isShown,
    isLookedAt: isLookedAt,
    between: between,
    inTheMiddle: inTheMiddle,
    moved: moved,
    resized: resized,
  });
})();
