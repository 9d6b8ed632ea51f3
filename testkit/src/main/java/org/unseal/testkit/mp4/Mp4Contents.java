package org.unseal.testkit.mp4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A file taken apart. */
public final class Mp4Contents {
  private final byte[] bytes;
  private final List<Mp4Box> boxes;
  private final List<Mp4Track> tracks;

  /** Reads a whole file; one that is no sound MP4 fails the test. */
  public Mp4Contents(Path file) {
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boxes = Mp4Box.parse(ByteBuffer.wrap(bytes), 0);
    tracks =
        movie().children().stream()
            .filter(b -> b.type().equals("trak"))
            .map(Mp4Track::new)
            .toList();
  }

  /** Types of the outermost boxes, in order. */
  public List<String> topLevel() {
    return boxes.stream().map(Mp4Box::type).toList();
  }

  /** Every type of box in the file that this reader knows to look into, once for each box. */
  public List<String> allTypes() {
    List<String> types = new ArrayList<>();
    boxes.forEach(b -> collect(b, types));
    return types;
  }

  private static void collect(Mp4Box box, List<String> types) {
    types.add(box.type());
    box.children().forEach(b -> collect(b, types));
  }

  /** The {@code moov}. */
  public Mp4Box movie() {
    return boxes.stream()
        .filter(b -> b.type().equals("moov"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no moov"));
  }

  public List<Mp4Track> tracks() {
    return tracks;
  }

  /** The only video track. */
  public Mp4Track video() {
    List<Mp4Track> videos = tracks.stream().filter(t -> t.handler().equals("vide")).toList();
    if (videos.size() != 1) {
      throw new AssertionError(videos.size() + " video tracks");
    }
    return videos.getFirst();
  }

  /** The bytes of a sample. */
  public byte[] bytes(Mp4Track.Sample sample) {
    byte[] copy = new byte[sample.size()];
    System.arraycopy(bytes, (int) sample.offset(), copy, 0, copy.length);
    return copy;
  }

  /** How many bytes of {@code mdat} belong to no sample, plus bytes of samples outside it. */
  public long strayBytes() {
    BitSet listed = new BitSet(bytes.length);
    tracks.stream()
        .flatMap(t -> t.samples().stream())
        .forEach(s -> listed.set((int) s.offset(), (int) s.offset() + s.size()));
    BitSet media = new BitSet(bytes.length);
    boxes.stream()
        .filter(b -> b.type().equals("mdat"))
        .forEach(b -> media.set((int) b.bodyStart(), (int) b.bodyStart() + b.body().limit()));
    media.xor(listed);
    return media.cardinality();
  }
}
