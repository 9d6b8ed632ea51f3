package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unseal.campus.Cameras;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.draw.Sight;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.scene.Vehicle;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;

/** The four cameras that recorded, each with the span that it recorded and how it stored it. */
final class CaseCameras {
  private static final long SECOND = Schedule.SECOND;

  /** No GOP of Building 7's recorder is longer. */
  private static final long LONGEST_GOP = 8 * SECOND;

  /** 14:17:30 and 14:38:50 by the clock of {@code cam-yard}, without its error. */
  private static final long ORDER_FROM = CameraClock.ANCHOR + 8_250 * SECOND;

  private static final long ORDER_TO = CameraClock.ANCHOR + 9_530 * SECOND;

  private final CaseForm form;
  private final long seed;
  private final Schedule when;
  private final Camera yard;
  private final Camera gate;
  private final Camera hall;
  private final Camera b7;
  private final List<Filmed> filmed;

  /** A camera and what it filmed. */
  record Filmed(Camera camera, Scene scene, String file) {
    /** True times of its frames. */
    List<Long> frames() {
      List<Long> times = new ArrayList<>();
      FrameTimes.Cursor cursor = SceneRecorder.times(scene, camera);
      for (cursor.advance(); cursor.time() < scene.end(); cursor.advance()) {
        times.add(cursor.time());
      }
      return times;
    }
  }

  /** Half-open, in true microseconds. */
  record Span(long start, long end) {}

  CaseCameras(CaseForm form, long seed) {
    this.form = form;
    this.seed = seed;
    int quality = form == CaseForm.SMALL ? 31 : 28;
    yard = fixedGops(Cameras.yard(2.5, 1, quality), 30, "framerate=15;bf=0;sc_threshold=0;");
    gate = Cameras.gate(3, 1);
    hall = Cameras.hall(2.5, 0.95, 30);
    Camera corner = Cameras.buildingSeven(3, 1, quality + 2);
    // The first flash of the strobe lasts 80 ms: it begins where a frame is taken soon after.
    Span span = b7Span(new Schedule(form, wanted -> wanted));
    Scene empty = scene(corner.name(), span, new Schedule(form, wanted -> wanted));
    when =
        new Schedule(
            form,
            wanted ->
                new Filmed(corner, empty, "")
                        .frames().stream().filter(t -> t >= wanted).findFirst().orElseThrow()
                    - 7_000);
    b7 = corner.storing(movingGops(corner, scene(corner.name(), span, when)));
    filmed =
        List.of(
            new Filmed(yard, scene(yard.name(), yardSpan(), when), file("CH01", yard, yardSpan())),
            new Filmed(b7, scene(b7.name(), span, when), file("NVR7_A", b7, span)),
            new Filmed(gate, scene(gate.name(), gateSpan(), when), file("GATE", gate, gateSpan())),
            new Filmed(hall, scene(hall.name(), hallSpan(), when), file("CH04", hall, hallSpan())));
  }

  Schedule schedule() {
    return when;
  }

  List<Filmed> filmed() {
    return filmed;
  }

  Filmed of(String camera) {
    return filmed.stream().filter(f -> f.camera().name().equals(camera)).findFirst().orElseThrow();
  }

  /** The instant at which the cart is no longer in the yard's picture. */
  long cartLeavesYard() {
    long gone = when.drive.moves().getFirst().end();
    return edge(yard, when.departure, gone, true);
  }

  /** The instant at which it comes into the picture of Building 7's corner. */
  long cartEntersB7() {
    long away = when.drive.moves().get(1).end();
    return edge(b7, away, when.cartStops - 1, false);
  }

  /** What the first ruling released, in the order in which it names them. */
  List<Released> released() {
    long clip = Math.max(when.departure + 2 * SECOND, b7Span(when).start());
    long second = clip + form.span(140);
    long arrival = when.patrolStops - form.span(30);
    return List.of(
        released(yard, pivoted(yard.clock().shownAt(ORDER_FROM)), form.span(1_280)),
        released(b7, clip, form.span(120)),
        released(b7, second, form.span(130)),
        released(gate, arrival, form.span(90)));
  }

  /** By the camera's own clock, in whole seconds of it. */
  record Released(String camera, long shownFrom, long shownTo) {}

  private static Released released(Camera camera, long from, long length) {
    long shown = Math.ceilDiv(camera.clock().displayed(from), SECOND) * SECOND;
    return new Released(camera.name(), shown, shown + Math.round(length / 1e6) * SECOND);
  }

  /** An instant of the full story in this one. */
  private long pivoted(long time) {
    return Schedule.CALL + form.span((time - Schedule.CALL) / 1e6);
  }

  private Span yardSpan() {
    if (form == CaseForm.SMALL) {
      return new Span(when.radioLift1 - 2_500_000, cartLeavesYard() + 1_500_000);
    }
    return new Span(
        pivoted(yard.clock().shownAt(ORDER_FROM)) - 2 * SECOND - form.span(10),
        pivoted(yard.clock().shownAt(ORDER_TO)) + 2 * SECOND + form.span(10));
  }

  private Span b7Span(Schedule schedule) {
    if (form == CaseForm.SMALL) {
      return new Span(schedule.runStart - 6_300_000, schedule.radioLift3 + 1_500_000);
    }
    return new Span(
        schedule.runStart - 8 * SECOND - form.span(20),
        schedule.departure + 4 * SECOND + form.span(300));
  }

  private Span gateSpan() {
    return form == CaseForm.SMALL
        ? new Span(when.patrolStops - 4 * SECOND, when.patrolStops + 3 * SECOND)
        : new Span(
            when.patrolStops - 5 * SECOND - form.span(40),
            when.patrolStops + 3 * SECOND + form.span(80));
  }

  private Span hallSpan() {
    return form == CaseForm.SMALL
        ? new Span(when.alarm - SECOND, when.alarm + 3 * SECOND)
        : new Span(when.alarm - form.span(30), when.alarm + form.span(90));
  }

  private Scene scene(String camera, Span span, Schedule schedule) {
    CaseStory story =
        new CaseStory(
            schedule,
            Schedule.CALL - 40 * SECOND - form.span(200),
            Schedule.CALL + 80 * SECOND + form.span(1_100),
            seed);
    return new Scene(
        "larkspur-case",
        seed,
        span.start(),
        span.end(),
        List.of(),
        story.people(),
        story.vehicles(),
        story.happenings(camera));
  }

  /** As recorders name what they export: by a channel and their own clock. */
  private static String file(String channel, Camera camera, Span span) {
    String shown = camera.clock().text(span.start()).replaceAll("[^0-9 ]", "").strip();
    return channel + "_" + shown.replace(' ', '_') + ending(camera);
  }

  private static String ending(Camera camera) {
    return switch (camera.format().container()) {
      case "matroska" -> ".mkv";
      case "avi" -> ".avi";
      default -> ".mp4";
    };
  }

  /** The instant at which the cart passes the picture's edge, to the microsecond. */
  private long edge(Camera camera, long from, long to, boolean leaving) {
    Vehicle cart = new Vehicle("cart-1", Vehicle.Kind.GOLF_CART, 0, "", false, when.drive);
    long before = from;
    long after = to;
    while (after - before > 1) {
      long middle = (before + after) >>> 1;
      if (Sight.has(camera, cart, middle) == leaving) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return after;
  }

  /** A keyframe every so many frames, and nowhere else. */
  private static Camera fixedGops(Camera camera, int gop, String options) {
    RecordingFormat old = camera.format();
    String rest = old.options().replace("framerate=15;", "");
    return camera.storing(
        new RecordingFormat(
            old.container(),
            old.codec(),
            old.pixelFormat(),
            old.size(),
            old.base(),
            gop,
            options + rest));
  }

  /** Keyframes where something happens, and else as late as may be. */
  private RecordingFormat movingGops(Camera camera, Scene scene) {
    List<Long> frames = new Filmed(camera, scene, "").frames();
    TreeSet<Long> happens =
        new TreeSet<>(List.of(when.alarm, when.cartStops, when.behindPole, when.radioLift3));
    List<Integer> keys = new ArrayList<>(List.of(0));
    long last = frames.getFirst();
    for (int i = 1; i < frames.size(); i++) {
      long now = frames.get(i);
      long next = i + 1 < frames.size() ? frames.get(i + 1) : now;
      boolean event = !happens.subSet(frames.get(i - 1), false, now, true).isEmpty();
      if (event || next - last > LONGEST_GOP) {
        keys.add(i);
        last = now;
      }
    }
    RecordingFormat old = camera.format();
    String idr = keys.stream().map(String::valueOf).collect(Collectors.joining(","));
    return new RecordingFormat(
        old.container(),
        old.codec(),
        old.pixelFormat(),
        old.size(),
        old.base(),
        250,
        "bf=0;sc_threshold=0;idr=" + idr + ";" + old.options());
  }
}
