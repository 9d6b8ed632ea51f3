package org.unseal.media.read;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FootageFacts;

/** Everything that came out of a recording. */
record Seen(FootageFacts facts, List<Shot> shots, List<Finding> findings) {
  /** One frame; number and digest are -1 where there is no picture. */
  record Shot(int index, long ticks, Optional<Damage> damage, int number, long digest) {}

  static Seen of(Path file) {
    return of(file, 1);
  }

  static Seen of(Path file, int threads) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, threads);
        FrameStream stream = footage.frames()) {
      List<Shot> shots = drain(stream);
      return new Seen(footage.facts(), shots, stream.findings());
    }
  }

  static List<Shot> drain(FrameStream stream) {
    List<Shot> shots = new ArrayList<>();
    for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
      try (DecodedFrame frame = next.get()) {
        shots.add(
            new Shot(
                frame.index(),
                frame.ticks(),
                frame.damage(),
                frame.picture().map(NumberedClip::numberOf).orElse(-1),
                frame.picture().map(Seen::digest).orElse(-1L)));
      }
    }
    return shots;
  }

  /** Of the visible part of all planes. */
  static long digest(PictureView view) {
    CRC32 digest = new CRC32();
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 0 : 1;
      int width = (view.size().width() + half) >> half;
      int height = (view.size().height() + half) >> half;
      ByteBuffer pixels = view.plane(plane);
      for (int y = 0; y < height; y++) {
        digest.update(pixels.slice(y * view.stride(plane), width));
      }
    }
    return digest.getValue();
  }

  List<Integer> numbers() {
    return shots.stream().map(Shot::number).toList();
  }

  List<Long> ticks() {
    return shots.stream().map(Shot::ticks).toList();
  }

  List<Integer> damaged() {
    return shots.stream().filter(s -> s.damage().isPresent()).map(Shot::index).toList();
  }

  List<String> codes() {
    return findings.stream().map(Finding::code).toList();
  }
}
