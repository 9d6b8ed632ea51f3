package org.unseal.media.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;

/** Options on their way through libav: every call takes the ones that it knows. One thread. */
final class LibavOptions {
  private final Map<String, String> left;

  LibavOptions(Map<String, String> options) {
    left = new LinkedHashMap<>(options);
  }

  /** Adds to a list of an encoder's own {@code key=value:key=value} settings. */
  void append(String key, String setting) {
    left.merge(key, setting, (before, added) -> before + ":" + added);
  }

  /** Hands the options to a call and keeps those that it leaves in the dictionary. */
  int offer(ToIntFunction<AVDictionary> call) {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      left.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
      int code = call.applyAsInt(dictionary);
      Map<String, String> unknown = new LinkedHashMap<>();
      AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
      while (entry != null && !entry.isNull()) {
        unknown.put(entry.key().getString(), entry.value().getString());
        entry = avutil.av_dict_iterate(dictionary, entry);
      }
      left.keySet().retainAll(unknown.keySet());
      return code;
    } finally {
      avutil.av_dict_free(dictionary);
    }
  }

  /** Refuses what no call so far has taken. */
  void requireAllTaken() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("neither encoder nor muxer knows " + left.keySet());
    }
  }
}
