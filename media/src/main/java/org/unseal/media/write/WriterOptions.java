package org.unseal.media.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** The options of a format, split into those of the writer itself and those of libav. */
record WriterOptions(
    Optional<AVRational> frameRate,
    int rotation,
    Optional<String> tone,
    int toneDelayMillis,
    Set<Integer> entrances,
    Map<String, String> metadata,
    Map<String, String> libav) {
  private static final String METADATA = "metadata.";

  WriterOptions {
    entrances = Set.copyOf(entrances);
    metadata = Map.copyOf(metadata);
    libav = Map.copyOf(libav);
  }

  /**
   * Reads {@code key=value;key=value}.
   *
   * @throws IllegalArgumentException where a part has no {@code =} or a number is none
   */
  static WriterOptions parse(String text) {
    Optional<AVRational> frameRate = Optional.empty();
    int rotation = 0;
    Optional<String> tone = Optional.empty();
    int toneDelay = 0;
    Set<Integer> entrances = Set.of();
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, String> libav = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not key=value: " + part);
      }
      String key = part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      if (key.equals("framerate")) {
        frameRate = Optional.of(rational(value));
      } else if (key.equals("rotation")) {
        rotation = Integer.parseInt(value);
      } else if (key.equals("tone")) {
        tone = Optional.of(value);
      } else if (key.equals("tone_delay")) {
        toneDelay = Integer.parseInt(value);
      } else if (key.equals("idr")) {
        entrances =
            Stream.of(value.split(",", -1))
                .map(frame -> Integer.valueOf(frame.strip()))
                .collect(Collectors.toSet());
        libav.put("forced-idr", "1");
      } else if (key.startsWith(METADATA)) {
        metadata.put(key.substring(METADATA.length()), value);
      } else {
        libav.put(key, value);
      }
    }
    return new WriterOptions(frameRate, rotation, tone, toneDelay, entrances, metadata, libav);
  }

  private static AVRational rational(String value) {
    int slash = value.indexOf('/');
    return slash < 0
        ? avutil.av_make_q(Integer.parseInt(value), 1)
        : avutil.av_make_q(
            Integer.parseInt(value.substring(0, slash)),
            Integer.parseInt(value.substring(slash + 1)));
  }
}
