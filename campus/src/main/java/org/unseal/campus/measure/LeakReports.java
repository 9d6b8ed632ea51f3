package org.unseal.campus.measure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes leak reports down. */
public final class LeakReports {
  private LeakReports() {}

  /** As JSON, with schema and version. */
  public static String json(LeakReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", LeakReport.SCHEMA);
    document.put("version", LeakReport.VERSION);
    document.put("scene", report.scene());
    document.put("seed", report.seed());
    document.put("camera", report.camera());
    document.put("frames", report.frames());
    document.put("missing_frames", report.missing());
    document.put("moving", tally(report.moving()));
    document.put("still_throughout", tally(report.still()));
    document.put("worst_group", report.worst().orElse(""));
    Map<String, Object> groups = new TreeMap<>();
    report
        .groups()
        .forEach(
            (kind, values) -> {
              Map<String, Object> inner = new TreeMap<>();
              values.forEach((value, t) -> inner.put(value, tally(t)));
              groups.put(kind, inner);
            });
    document.put("groups", groups);
    Map<String, Object> over = new LinkedHashMap<>();
    over.put("share", round(report.over().share()));
    Map<String, Object> causes = new TreeMap<>();
    report.over().causes().forEach((name, share) -> causes.put(name, round(share)));
    over.put("causes", causes);
    over.put("covered", round(report.over().covered()));
    over.put("whole_frames", report.over().whole());
    document.put("over_redaction", over);
    document.put("people", report.people().stream().map(LeakReports::person).toList());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(document);
  }

  private static Map<String, Object> tally(LeakReport.Tally tally) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("face_frames", tally.faceFrames());
    map.put("leaked", tally.leaked());
    map.put("rate", round(tally.rate()));
    map.put("longest_run", tally.longestRun());
    return map;
  }

  private static Map<String, Object> person(LeakReport.PersonLeak person) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", person.id());
    map.put("role", person.role());
    map.put("still_throughout", person.still());
    map.putAll(tally(person.tally()));
    map.put("leaked_frames", person.leaks());
    return map;
  }

  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /** In a few lines, for a person. */
  public static String text(LeakReport report) {
    StringBuilder text = new StringBuilder();
    text.append(visible("face-frames", report.moving()))
        .append(", most running ")
        .append(report.moving().longestRun())
        .append('\n');
    if (report.still().faceFrames() > 0) {
      text.append("people who stand still throughout: ")
          .append(visible("face-frames", report.still()))
          .append('\n');
    }
    report.worst().ifPresent(w -> text.append("worst group: ").append(w).append('\n'));
    LeakReport.OverRedaction over = report.over();
    text.append("covered without need: ").append(percent(over.share()));
    text.append(" of the picture (covered in all ").append(percent(over.covered()));
    text.append(", frames covered whole ").append(over.whole()).append(")\n");
    if (!over.causes().isEmpty()) {
      text.append("  by cause: ")
          .append(
              new TreeMap<>(over.causes())
                  .entrySet().stream()
                      .map(e -> e.getKey() + " " + percent(e.getValue()))
                      .collect(Collectors.joining(", ")))
          .append('\n');
    }
    if (report.missing() > 0) {
      text.append("frames that the output lacks: ").append(report.missing()).append('\n');
    }
    return text.toString();
  }

  private static String visible(String what, LeakReport.Tally tally) {
    return tally.leaked()
        + " of "
        + tally.faceFrames()
        + " "
        + what
        + " left visible ("
        + percent(tally.rate())
        + ")";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
