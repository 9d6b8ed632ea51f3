package org.unseal.bench.players;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.unseal.media.mp4.DisplayMatrix;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.mp4.PictureTrack;
import org.unseal.media.mp4.TrackTiming;
import org.unseal.proof.digest.Octets;
import org.unseal.testkit.mp4.Mp4Box;
import org.unseal.testkit.mp4.Mp4Contents;
import org.unseal.testkit.mp4.Mp4Track;

/** Files put together wrongly from the samples of sound ones, as a bad renderer would. */
final class Rearranged {
  private final Mp4Contents contents;
  private final List<Octets> sequences = new ArrayList<>();
  private final List<Octets> pictures = new ArrayList<>();

  /** Takes times and parameter sets from a file without B-frames. */
  Rearranged(Path file) {
    contents = new Mp4Contents(file);
    Mp4Box configuration =
        contents.video().visualEntryBoxes().stream()
            .filter(box -> box.type().equals("avcC"))
            .findFirst()
            .orElseThrow();
    ByteBuffer body = configuration.body();
    body.position(5);
    take(body, body.get() & 0x1F, sequences);
    take(body, body.get(), pictures);
  }

  private static void take(ByteBuffer body, int count, List<Octets> into) {
    for (int i = 0; i < count; i++) {
      byte[] set = new byte[Short.toUnsignedInt(body.getShort())];
      body.get(set);
      into.add(Octets.of(set));
    }
  }

  int parameterSets() {
    return sequences.size();
  }

  /** The same samples, but only the first of the parameter sets. */
  Path withFirstSetsOnly(Path to) {
    return write(to, sequences.subList(0, 1), pictures.subList(0, 1), this::sample);
  }

  /** Two GOPs in each other's place. */
  Path withGopsSwapped(Path to, int gop, int one, int other) {
    return write(
        to,
        sequences,
        pictures,
        place -> {
          int at = place / gop;
          return sample((at == one ? other : at == other ? one : at) * gop + place % gop);
        });
  }

  /** One GOP of another file, whose parameter sets stay behind. */
  Path withGopOf(Path file, Path to, int gop, int replaced) {
    Rearranged other = new Rearranged(file);
    return write(
        to,
        sequences,
        pictures,
        place -> place / gop == replaced ? other.sample(place) : sample(place));
  }

  private byte[] sample(int number) {
    return contents.bytes(contents.video().samples().get(number));
  }

  private Path write(
      Path to, List<Octets> sets, List<Octets> pictureSets, IntFunction<byte[]> samples) {
    Mp4Track video = contents.video();
    long[] ticks = video.times().stream().mapToLong(Long::longValue).toArray();
    PictureTrack track =
        new PictureTrack(
            TestPicture.SIZE,
            TestPicture.SIZE,
            sets,
            pictureSets,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DisplayMatrix.UPRIGHT);
    try (Mp4File file = new Mp4File(to)) {
      int number = file.addTrack();
      for (int i = 0; i < ticks.length; i++) {
        byte[] bytes = samples.apply(i);
        file.append(number, bytes, 0, bytes.length, video.samples().get(i).key(), i == 0);
      }
      long end = ticks[ticks.length - 1] + video.samples().getLast().duration();
      file.finish(List.of(new TrackTiming(track, (int) video.timeScale(), ticks, end)));
    }
    return to;
  }
}
