package org.unseal.campus.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.campus.sound.CallFile;
import org.unseal.campus.sound.SpeechTones;
import org.unseal.campus.sound.Voice;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the recorder of the dispatch channel exports: a WAV file for each call with a JSON of
 * trunk-recorder's fields beside it, and once more one file with all transmissions back to back, as
 * its voice-activated tape holds them.
 */
final class RadioFolder {
  static final int TALKGROUP = 9131;
  static final int FREQUENCY = 154_875_000;

  private static final int SAMPLES_A_MILLISECOND = SpeechTones.RATE / 1_000;

  private RadioFolder() {}

  static String tape(List<Call> calls) {
    return "tape_" + calls.getFirst().stamp() + ".wav";
  }

  static void write(Path folder, List<Call> calls, long seed) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    List<short[]> all = new ArrayList<>();
    for (Call call : calls) {
      List<short[]> spoken = new ArrayList<>();
      for (int i = 0; i < call.transmissions().size(); i++) {
        Call.Transmission part = call.transmissions().get(i);
        spoken.add(
            SpeechTones.shape(
                part.words(),
                new Voice(part.unit().pitch(), 0.012),
                part.milliseconds() * SAMPLES_A_MILLISECOND,
                seed * 31 + call.id().hashCode() + i));
      }
      CallFile.write(folder.resolve(call.file() + ".wav"), joined(spoken), Optional.empty());
      Files.writeString(
          folder.resolve(call.file() + ".json"),
          json.writeValueAsString(fields(call)) + "\n",
          StandardOpenOption.CREATE_NEW);
      all.addAll(spoken);
    }
    CallFile.write(
        folder.resolve(tape(calls)),
        joined(all),
        Optional.of(new CallFile.Origin("MC Dispatch logger 2", local(calls.getFirst().stamp()))));
  }

  private static LocalDateTime local(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.ofHours(-4));
  }

  private static short[] joined(List<short[]> parts) {
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static Map<String, Object> fields(Call call) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("freq", FREQUENCY);
    fields.put("start_time", call.stamp());
    fields.put("stop_time", call.stopStamp());
    fields.put("emergency", 0);
    fields.put("priority", 4);
    fields.put("mode", 0);
    fields.put("duplex", 0);
    fields.put("encrypted", 0);
    fields.put("call_length", Math.ceilDiv(call.milliseconds(), 1_000));
    fields.put("talkgroup", TALKGROUP);
    fields.put("talkgroup_tag", "MC SO Disp 1");
    fields.put("talkgroup_description", "Sheriff Dispatch 1");
    fields.put("talkgroup_group_tag", "Law Dispatch");
    fields.put("talkgroup_group", "Marrow County");
    fields.put("audio_type", "analog");
    fields.put("short_name", "marrow");
    List<Map<String, Object>> frequencies = new ArrayList<>();
    List<Map<String, Object>> sources = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < call.transmissions().size(); i++) {
      Call.Transmission part = call.transmissions().get(i);
      Map<String, Object> frequency = new LinkedHashMap<>();
      frequency.put("freq", FREQUENCY);
      frequency.put("time", call.stamps().get(i));
      frequency.put("pos", position / 1_000.0);
      frequency.put("len", part.milliseconds() / 1_000.0);
      frequency.put("error_count", 0);
      frequency.put("spike_count", 0);
      frequencies.add(frequency);
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("src", part.unit().number());
      source.put("time", call.stamps().get(i));
      source.put("pos", position / 1_000.0);
      source.put("emergency", 0);
      source.put("signal_system", "");
      source.put("tag", part.unit().tag());
      sources.add(source);
      position += part.milliseconds();
    }
    fields.put("freqList", frequencies);
    fields.put("srcList", sources);
    return fields;
  }
}
