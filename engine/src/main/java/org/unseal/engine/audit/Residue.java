package org.unseal.engine.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Samples;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.mp4.Oddity;
import org.unseal.proof.mp4.SampleBytes;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.UnitFormat;

/**
 * Finds what is in a finished file besides the pictures, and the sound where that was kept: by a
 * reader of its own, so that what players don't show is seen too. No state.
 */
final class Residue {
  /** Bytes before and after the media that are searched for names of tools. */
  private static final int MOST_BYTES = 16 << 20;

  /** NAL unit type of supplemental information (ITU-T H.264, table 7-1). */
  private static final int SEI = 6;

  private static final List<String> TOOLS = List.of("Lavf", "Lavc", "x264", "HandBrake", "GPAC");

  private Residue() {}

  static List<AuditFinding> of(AuditSubject subject, Path finished) {
    List<AuditFinding> findings = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(finished)) {
      Mp4File file = Mp4File.read(channel);
      for (Oddity oddity : file.oddities()) {
        findings.add(finding(subject, AuditCode.RESIDUE, oddity.words()));
      }
      tracks(subject, file, findings);
      long first = channel.size();
      long end = 0;
      for (Mp4Track track : file.tracks()) {
        Mp4Samples samples = track.samples();
        for (int i = 0; i < samples.count(); i++) {
          first = Math.min(first, samples.offset(i));
          end = Math.max(end, samples.offset(i) + samples.size(i));
        }
        if (track.kind() == Mp4Track.Kind.VIDEO
            && track.format() instanceof UnitFormat.Nal nal
            && nal.codec() == NalCodec.H264
            && carriesInformation(subject, track, nal.lengthSize(), channel)) {
          findings.add(
              finding(
                  subject,
                  AuditCode.RESIDUE,
                  "supplemental information (SEI) in pictures that were encoded"));
        }
      }
      if (namesTool(channel, 0, first) || namesTool(channel, end, channel.size())) {
        findings.add(finding(subject, AuditCode.RESIDUE, "the name of a tool beside the media"));
      }
    } catch (MalformedMp4Exception e) {
      findings.add(
          finding(
              subject,
              AuditCode.RESIDUE,
              "the file is not built as it was made: " + e.getMessage()));
    } catch (IOException e) {
      throw Unchanged.unreadable(finished, e);
    }
    return findings;
  }

  private static AuditFinding finding(AuditSubject subject, AuditCode code, String words) {
    return AuditFinding.ofFile(code, subject.shown(), words);
  }

  private static void tracks(AuditSubject subject, Mp4File file, List<AuditFinding> findings) {
    int videos = 0;
    int sounds = 0;
    int others = 0;
    for (Mp4Track track : file.tracks()) {
      switch (track.kind()) {
        case VIDEO -> videos++;
        case SOUND -> sounds++;
        case OTHER -> others++;
      }
    }
    if (videos > 1) {
      findings.add(finding(subject, AuditCode.TRACK_LEFT, "more than one track of pictures"));
    }
    if (others > 0) {
      findings.add(
          finding(subject, AuditCode.TRACK_LEFT, "a track that is neither pictures nor sound"));
    }
    if (sounds > 0 && !subject.keepsSound()) {
      findings.add(finding(subject, AuditCode.SOUND_LEFT, AuditCode.SOUND_LEFT.sentence()));
    } else if (sounds > 1) {
      findings.add(finding(subject, AuditCode.TRACK_LEFT, "more than one track of sound"));
    }
  }

  /** Whether any picture that was encoded has a NAL unit of supplemental information. */
  private static boolean carriesInformation(
      AuditSubject subject, Mp4Track track, int lengthSize, FileChannel channel)
      throws IOException, MalformedMp4Exception {
    Mp4Samples samples = track.samples();
    SampleBytes reader = new SampleBytes(channel);
    List<Part> parts =
        subject.parts().isEmpty()
            ? List.of(new Part(0, samples.count(), false, 0, java.util.OptionalInt.empty()))
            : subject.parts();
    for (Part part : parts) {
      long end = Math.min(samples.count(), (long) part.first() + part.count());
      for (int i = part.first(); !part.passed() && i < end; i++) {
        byte[] bytes = reader.read(samples, i);
        int size = samples.size(i);
        int at = 0;
        while (at + lengthSize < size) {
          long length = 0;
          for (int k = 0; k < lengthSize; k++) {
            length = length << 8 | (bytes[at + k] & 0xFF);
          }
          at += lengthSize;
          if (length < 1 || length > size - at) {
            throw new MalformedMp4Exception("a picture whose parts are not as long as they say");
          }
          if ((bytes[at] & 0x1F) == SEI) {
            return true;
          }
          at += (int) length;
        }
      }
    }
    return false;
  }

  private static boolean namesTool(FileChannel channel, long from, long end) throws IOException {
    int length = Math.clamp(end - from, 0, MOST_BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(length);
    boolean more = true;
    while (more && bytes.hasRemaining()) {
      more = channel.read(bytes, from + bytes.position()) >= 0;
    }
    String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
    return TOOLS.stream().anyMatch(text::contains);
  }
}
