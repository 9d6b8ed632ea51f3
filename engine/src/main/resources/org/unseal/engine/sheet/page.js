/* The page: shows the state, changes it, saves it. What a decision means is in UnsealDecisions. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const MOST_BOXES = 500;
  const find = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  const template = JSON.parse(find("#template").textContent);
  const segmentParts = new Map(all("[data-segment]").map((part) => [part.dataset.segment, part]));
  const backdropParts = new Map(all("[data-backdrop]").map((part) => [Number(part.dataset.backdrop), part]));
  const known = {
    segments: Array.from(segmentParts, ([id, part]) => ({ id: id, doubtful: "doubtful" in part.dataset })),
    backdrops: Array.from(backdropParts, ([number, part]) => ({
      number: number,
      width: Number(part.dataset.width),
      height: Number(part.dataset.height),
      turn: Number(part.dataset.turn),
    })),
  };
  const started = UnsealDecisions.fromDocument(template, known, JSON.stringify(template));
  let state = started.state || UnsealDecisions.blank(known);
  let filter = "all";
  let unsaved = false;

  // ---- showing -----------------------------------------------------------------------------------------------------

  function showEverything() {
    known.segments.forEach((segment) => showSegment(segment.id));
    known.backdrops.forEach(showBackdrop);
    applyFilter();
    showProgress();
  }

  function showSegment(id) {
    const part = segmentParts.get(id);
    const decided = state.segments[id];
    all("input[type=radio]", part).forEach((radio) => {
      radio.checked = radio.value === decided.decision;
    });
    find(".ground input", part).value = decided.ground;
    find(".person input", part).value = decided.person;
    const confirm = find(".confirm input", part);
    if (confirm) {
      confirm.checked = decided.confirmed;
    }
    const alone = find(".every-picture input", part);
    if (alone) {
      alone.checked = decided.everyPicture;
    }
    part.classList.toggle("is-decided", decided.decision !== "");
    ["cover", "figure", "region", "clear"].forEach((level) => {
      part.classList.toggle("is-" + level, decided.decision === level);
    });
  }

  function showProgress() {
    const count = UnsealDecisions.progress(known, state);
    const pictures = count.backdrops === 0 ? "" : count.lookedAt + " of " + count.backdrops + " still pictures looked at · ";
    find("#progress").textContent =
      pictures + count.decided + " of " + count.segments + " parts decided · " + count.cleared + " cleared";
  }

  function applyFilter() {
    const shown = new Set(
      known.segments.filter((segment) => UnsealDecisions.isShown(filter, segment, state)).map((segment) => segment.id)
    );
    segmentParts.forEach((part, id) => part.classList.toggle("hidden", !shown.has(id)));
    all(".track").forEach((track) => {
      track.classList.toggle("hidden", !find(".segment:not(.hidden)", track));
    });
    all(".filters button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    });
    const none = find("#none-shown");
    if (none) {
      none.hidden = shown.size > 0 || known.segments.length === 0;
    }
  }

  function changed() {
    unsaved = true;
    UnsealDecisions.stamp(known, state, new Date().toISOString().slice(0, 19) + "Z");
    showProgress();
  }

  function say(text, isProblem) {
    const message = find("#message");
    message.textContent = text;
    message.classList.toggle("problem", isProblem);
    message.hidden = false;
  }

  // ---- backdrops ---------------------------------------------------------------------------------------------------

  function showBackdrop(backdrop) {
    const part = backdropParts.get(backdrop.number);
    const review = state.backdrops[backdrop.number];
    find(".nobody", part).checked = review.ticked;
    const drawn = find(".drawn", part);
    drawn.replaceChildren();
    const list = find(".boxes", part);
    list.replaceChildren();
    review.boxes.forEach((box, place) => {
      drawn.append(rectangle(backdrop, box, place));
      list.append(entry(backdrop, box, place));
    });
  }

  function rectangle(backdrop, box, place) {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("tabindex", "0");
    rect.setAttribute("role", "button");
    rect.dataset.place = String(place);
    outline(rect, box, place);
    rect.addEventListener("keydown", (event) => steer(event, backdrop, place));
    return rect;
  }

  function outline(rect, box, place) {
    rect.setAttribute("x", box[0]);
    rect.setAttribute("y", box[1]);
    rect.setAttribute("width", box[2] - box[0]);
    rect.setAttribute("height", box[3] - box[1]);
    rect.setAttribute("aria-label", "Your box " + (place + 1) + ": " + words(box) + ". Arrow keys move it, Delete removes it.");
  }

  function words(box) {
    return box[2] - box[0] + " by " + (box[3] - box[1]) + " pixels at " + box[0] + ", " + box[1];
  }

  function entry(backdrop, box, place) {
    const item = document.createElement("li");
    const go = document.createElement("button");
    go.type = "button";
    go.textContent = "Box " + (place + 1);
    go.title = words(box);
    go.addEventListener("click", () => focusBox(backdrop, place));
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "Delete";
    remove.setAttribute("aria-label", "Delete box " + (place + 1));
    remove.addEventListener("click", () => removeBox(backdrop, place));
    item.append(go, remove);
    return item;
  }

  function focusBox(backdrop, place) {
    const rect = find('.drawn rect[data-place="' + place + '"]', backdropParts.get(backdrop.number));
    if (rect) {
      rect.focus();
    }
  }

  function addBox(backdrop, box) {
    const review = state.backdrops[backdrop.number];
    if (review.boxes.length >= MOST_BOXES) {
      say("That is as many boxes as one picture takes; draw larger ones.", true);
      return;
    }
    review.boxes = review.boxes.concat([box]);
    showBackdrop(backdrop);
    changed();
    focusBox(backdrop, review.boxes.length - 1);
  }

  function removeBox(backdrop, place) {
    const review = state.backdrops[backdrop.number];
    review.boxes = review.boxes.filter((box, index) => index !== place);
    showBackdrop(backdrop);
    changed();
    find(".add", backdropParts.get(backdrop.number)).focus();
  }

  function replaceBox(backdrop, place, box) {
    const review = state.backdrops[backdrop.number];
    review.boxes = review.boxes.map((other, index) => (index === place ? box : other));
    const rect = find('.drawn rect[data-place="' + place + '"]', backdropParts.get(backdrop.number));
    outline(rect, box, place);
    changed();
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function steer(event, backdrop, place) {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      removeBox(backdrop, place);
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow) {
      return;
    }
    event.preventDefault();
    const step = event.altKey ? 1 : Math.max(1, Math.round(backdrop.width / 100));
    const [dx, dy] = unturned(arrow[0] * step, arrow[1] * step, backdrop.turn);
    const box = state.backdrops[backdrop.number].boxes[place];
    replaceBox(
      backdrop,
      place,
      event.shiftKey ? UnsealDecisions.resized(box, dx, dy, backdrop) : UnsealDecisions.moved(box, dx, dy, backdrop)
    );
  }

  /** A direction on the screen as one in the picture, which is shown turned clockwise by so many degrees. */
  function unturned(dx, dy, turn) {
    switch (turn) {
      case 90:
        return [dy, -dx];
      case 180:
        return [-dx, -dy];
      case 270:
        return [-dy, dx];
      default:
        return [dx, dy];
    }
  }

  function pointIn(group, event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(group.getScreenCTM().inverse());
  }

  function listenToBackdrop(backdrop) {
    const part = backdropParts.get(backdrop.number);
    const canvas = find("svg.canvas", part);
    const group = find("g", canvas);
    const drawButton = find(".draw", part);
    let drag = null;

    find(".nobody", part).addEventListener("change", (event) => {
      state.backdrops[backdrop.number].ticked = event.target.checked;
      changed();
    });
    find(".add", part).addEventListener("click", () => addBox(backdrop, UnsealDecisions.inTheMiddle(backdrop)));
    drawButton.addEventListener("click", () => {
      const on = part.classList.toggle("drawing");
      drawButton.setAttribute("aria-pressed", String(on));
    });

    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || (event.pointerType === "touch" && !part.classList.contains("drawing"))) {
        return;
      }
      event.preventDefault();
      const at = pointIn(group, event);
      const place = event.target.dataset.place;
      canvas.setPointerCapture(event.pointerId);
      if (place === undefined) {
        const rect = document.createElementNS(SVG, "rect");
        find(".drawn", part).append(rect);
        drag = { rect: rect, from: at, to: at };
      } else {
        drag = { place: Number(place), from: at, box: state.backdrops[backdrop.number].boxes[Number(place)] };
        focusBox(backdrop, drag.place);
      }
    });
    canvas.addEventListener("pointermove", (event) => {
      if (drag === null) {
        return;
      }
      const at = pointIn(group, event);
      if (drag.rect) {
        drag.to = at;
        const box = UnsealDecisions.between(drag.from.x, drag.from.y, at.x, at.y, backdrop);
        if (box) {
          outline(drag.rect, box, state.backdrops[backdrop.number].boxes.length);
        }
      } else {
        const dx = Math.round(at.x - drag.from.x);
        const dy = Math.round(at.y - drag.from.y);
        replaceBox(backdrop, drag.place, UnsealDecisions.moved(drag.box, dx, dy, backdrop));
      }
    });
    const end = (event) => {
      if (drag === null) {
        return;
      }
      const ended = drag;
      drag = null;
      if (!ended.rect) {
        showBackdrop(backdrop);
        focusBox(backdrop, ended.place);
        return;
      }
      ended.rect.remove();
      const box = UnsealDecisions.between(ended.from.x, ended.from.y, ended.to.x, ended.to.y, backdrop);
      if (box && event.type === "pointerup") {
        addBox(backdrop, box);
      }
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
  }

  // ---- segments, filters, files ------------------------------------------------------------------------------------

  find("#tracks").addEventListener("change", (event) => {
    const part = event.target.closest("[data-segment]");
    if (part && event.target.type === "radio") {
      state.segments[part.dataset.segment].decision = event.target.value;
      showSegment(part.dataset.segment);
      changed();
    }
    if (part && event.target.type === "checkbox") {
      const decided = state.segments[part.dataset.segment];
      if (event.target.closest(".every-picture")) {
        decided.everyPicture = event.target.checked;
        decided.confirmed = decided.confirmed || decided.everyPicture;
      } else {
        decided.confirmed = event.target.checked;
        decided.everyPicture = decided.everyPicture && decided.confirmed;
      }
      showSegment(part.dataset.segment);
      changed();
    }
  });
  find("#tracks").addEventListener("input", (event) => {
    const part = event.target.closest("[data-segment]");
    if (part && event.target.type === "text") {
      const name = event.target.closest(".person") ? "person" : "ground";
      state.segments[part.dataset.segment][name] = event.target.value;
      changed();
    }
  });
  all(".filters button").forEach((button) => {
    button.addEventListener("click", () => {
      filter = button.dataset.filter;
      applyFilter();
    });
  });

  find("#save").addEventListener("click", () => {
    const unfit = UnsealDecisions.unfitPerson(known, state);
    if (unfit !== null) {
      say("Part " + unfit + ": a person is a short name of small letters, digits and hyphens, as calder. Nothing was saved.", true);
      return;
    }
    const text = JSON.stringify(UnsealDecisions.toDocument(template, known, state), null, 2) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    say("Saved as decisions.json in your downloads. Now run: " + find("#command").textContent, false);
  });

  find("#open").addEventListener("click", () => find("#file").click());
  find("#file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file || (unsaved && !confirm("Replace what you have decided so far?"))) {
      return;
    }
    const read = UnsealDecisions.fromDocument(template, known, await file.text());
    if (read.problem) {
      say(read.problem + " Nothing was changed.", true);
      return;
    }
    state = read.state;
    unsaved = false;
    showEverything();
    say("Opened. You can go on where you stopped.", false);
  });

  window.addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });

  known.backdrops.forEach(listenToBackdrop);
  showEverything();
})();
