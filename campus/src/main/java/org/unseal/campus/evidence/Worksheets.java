package org.unseal.campus.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.evidence.CaseCameras.Filmed;

/** What else people of the demonstration type in: burned-in clocks as read, and what was said. */
final class Worksheets {
  private Worksheets() {}

  /** The clock of each camera in the middle of its recording, as two people read it. */
  static List<List<String>> clockReadings(CaseCameras cameras) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("source", "file", "at_s", "shown", "reader"));
    for (Filmed filmed : cameras.filmed()) {
      List<Long> frames = filmed.frames();
      for (String reader : List.of("p1", "p2")) {
        int frame = frames.size() * (reader.equals("p1") ? 1 : 2) / 3;
        long time = frames.get(frame);
        rows.add(
            List.of(
                filmed.camera().name(),
                filmed.camera().name() + "/" + filmed.file(),
                BigDecimal.valueOf(time - frames.getFirst(), 6)
                    .setScale(3, RoundingMode.HALF_UP)
                    .toPlainString(),
                filmed.camera().clock().text(time),
                reader));
      }
    }
    return rows;
  }

  /** The clerk's first draft of one call, with what was misheard; times within its file. */
  static List<List<String>> transcript(Call call) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("start", "end", "speaker", "text"));
    int position = 0;
    for (Call.Transmission part : call.transmissions()) {
      rows.add(
          List.of(
              BigDecimal.valueOf(position, 3).toPlainString(),
              BigDecimal.valueOf(position + part.milliseconds(), 3).toPlainString(),
              part.unit().tag(),
              part.draft()));
      position += part.milliseconds();
    }
    return rows;
  }

  /** What the agency's letter lists, the source that never came among it. */
  static List<List<String>> promised() {
    String office = "Marrow County Sheriff's Office";
    String district = "Larkspur School District";
    return List.of(
        List.of("source", "kind", "what", "promised_by", "promised_on", "handed_over"),
        List.of("cam-yard", "camera", "Yard, north", district, "2025-05-08", "yes"),
        List.of("cam-b7", "camera", "Building 7, corner", district, "2025-05-08", "yes"),
        List.of("cam-gate", "camera", "Main gate", district, "2025-05-08", "yes"),
        List.of("cam-hall", "camera", "Building 7, hall", district, "2025-05-08", "yes"),
        List.of("cam-lot", "camera", "Student parking lot", district, "2025-05-08", "no"),
        List.of("radio-1", "dispatch", "Sheriff Dispatch 1", office, "2025-05-07", "yes"),
        List.of("alarm", "log", "Fire alarm panel", district, "2025-05-08", "yes"));
  }

  /** The letter that the promise stands in. */
  static String letter() {
    return """
    Larkspur School District, Facilities
    8 May 2025

    To the Marrow County Sheriff's Office

    Enclosed are exports of the cameras cam-yard, cam-b7, cam-gate and cam-hall
    and the log of the fire alarm panel, all for the afternoon of 6 May 2025.

    The recording of the parking lot's camera (cam-lot) will follow as soon as
    the contractor has opened the cabinet.
    """;
  }
}
