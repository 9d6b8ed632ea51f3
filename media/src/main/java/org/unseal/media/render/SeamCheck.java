package org.unseal.media.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Packet;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.CodedPictures;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.PictureDecoder;

/**
 * Decodes across some of the borders between what passed and what was encoded, as a player would
 * that goes straight through: the GOP before a border and the first pictures behind it, with one
 * decoder. Nothing may be missing or complained of, and what passed must show the recording's very
 * pixels. One thread.
 */
final class SeamCheck {
  /** Borders that are looked at, spread over the recording. */
  private static final int MOST_SEAMS = 4;

  /** Pictures behind a border. */
  private static final int BEHIND = 12;

  /** Longer GOPs before a border take too long to decode here; the full gate decodes everything. */
  private static final int LONGEST_GOP = 600;

  private final List<Seam> seams = new ArrayList<>();
  private final Map<Integer, byte[]> originals = new HashMap<>();
  private final Map<Integer, byte[]> made = new TreeMap<>();

  /**
   * A border.
   *
   * @param from first picture to decode, in the order of the file that was made
   * @param border first picture behind it
   * @param end the picture behind the last to decode
   * @param passedBefore whether what lies before it passed; else what lies behind it did
   */
  private record Seam(int from, int border, int end, boolean passedBefore) {
    boolean has(int picture) {
      return picture >= from && picture < end;
    }

    boolean passed(int picture) {
      return picture < border == passedBefore;
    }
  }

  SeamCheck(ShownGops gops, Passage passage) {
    List<Seam> all = all(gops, passage);
    int taken = Math.min(MOST_SEAMS, all.size());
    for (int i = 0; i < taken; i++) {
      seams.add(all.get(taken == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (taken - 1))));
    }
  }

  private static List<Seam> all(ShownGops gops, Passage passage) {
    List<Seam> seams = new ArrayList<>();
    List<Part> parts = passage.parts();
    int gop = 0;
    for (int i = 1; i < parts.size(); i++) {
      Part part = parts.get(i);
      while (gops.end(gop) < part.first()) {
        gop++;
      }
      int from = gops.start(gop);
      if (part.passed() != parts.get(i - 1).passed() && part.first() - from <= LONGEST_GOP) {
        int end = Math.min(part.first() + BEHIND, gops.end(gop + 1));
        seams.add(new Seam(from, part.first(), end, !part.passed()));
      }
    }
    return seams;
  }

  /**
   * Offered every picture; keeps what it will need.
   *
   * @param original as the recording's container has it
   * @param sample as the finished file has it, of which the first {@code size} bytes count
   */
  void offer(int picture, byte[] original, byte[] sample, int size) {
    for (Seam seam : seams) {
      if (seam.has(picture)) {
        made.put(picture, java.util.Arrays.copyOf(sample, size));
        if (seam.passed(picture)) {
          originals.put(picture, original);
        }
      }
    }
  }

  /**
   * Decodes; every picture must have been offered.
   *
   * @return whether all is as it should be
   */
  boolean sound(LibavFootage recording, Path output) {
    if (seams.isEmpty()) {
      return true;
    }
    try (LibavFootage file = new LibavFootageLibrary().open(output, 1);
        CodedPictures ours = file.codedPictures();
        CodedPictures theirs = recording.codedPictures()) {
      boolean sound = true;
      for (Seam seam : seams) {
        sound &= sound(seam, ours.stream(), theirs.stream());
      }
      return sound;
    }
  }

  private boolean sound(Seam seam, AVStream ours, AVStream theirs) {
    List<Integer> all = new ArrayList<>();
    List<Integer> passed = new ArrayList<>();
    for (int picture = seam.from(); picture < seam.end(); picture++) {
      all.add(picture);
      if (seam.passed(picture)) {
        passed.add(picture);
      }
    }
    try (Decoded shown = new Decoded(ours, all, made);
        Decoded recorded = new Decoded(theirs, passed, originals)) {
      boolean sound = shown.complete && recorded.complete;
      for (int picture : passed) {
        sound = sound && PicturePixels.equal(shown.at(picture), recorded.at(picture));
      }
      return sound;
    }
  }

  /** Some neighbouring pictures, decoded by one decoder. */
  private static final class Decoded implements AutoCloseable {
    private final Map<Integer, Picture> pictures = new HashMap<>();
    final boolean complete;

    Decoded(AVStream stream, List<Integer> numbers, Map<Integer, byte[]> units) {
      boolean done = false;
      try (PictureDecoder decoder = PictureDecoder.open(stream, 1)) {
        boolean sound = true;
        for (int number : numbers) {
          try (Packet packet = packet(Optional.ofNullable(units.get(number)).orElseThrow())) {
            sound &= decoder.decode(packet.live(), number, this::take).isEmpty();
          }
        }
        sound &= decoder.drain(this::take).isEmpty();
        complete = sound && pictures.keySet().containsAll(numbers);
        done = true;
      } finally {
        if (!done) {
          close();
        }
      }
    }

    private static Packet packet(byte[] bytes) {
      Packet packet = new Packet();
      try {
        Av.check(avcodec.av_new_packet(packet.live(), bytes.length), "make room for a packet");
        packet.live().data().put(bytes);
        return packet;
      } catch (RuntimeException e) {
        packet.close();
        throw e;
      }
    }

    private void take(Picture picture, int number) {
      Picture twice = pictures.put(number, picture);
      if (twice != null) {
        twice.close();
      }
    }

    Picture at(int number) {
      return Optional.ofNullable(pictures.get(number)).orElseThrow();
    }

    @Override
    public void close() {
      pictures.values().forEach(Picture::close);
    }
  }
}
