package org.unseal.media.sound;

import java.util.Optional;
import java.util.Set;
import org.unseal.media.mp4.SoundTrack;
import org.unseal.media.mp4.SoundTrack.Coding;
import org.unseal.media.read.LibavFootage;

/**
 * Sound that is decoded and coded anew as AAC. Gaps and a late beginning become silence, what lies
 * before the first picture is left out.
 */
final class EncodedSound implements Sound {
  private static final Set<Integer> RATES =
      Set.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
  private static final int OTHERWISE = 48_000;
  private static final int MOST_CHANNELS = 2;
  // Containers round times to a millisecond or more; less than this is no gap.
  private static final int PARTS_OF_A_SECOND = 20;

  private final SoundPackets packets;
  private final SoundDecoder decoder;
  private final AacEncoder encoder;
  private final int rate;
  private boolean finished;

  private EncodedSound(SoundPackets packets, SoundDecoder decoder, AacEncoder encoder, int rate) {
    this.packets = packets;
    this.decoder = decoder;
    this.encoder = encoder;
    this.rate = rate;
  }

  static Optional<EncodedSound> of(LibavFootage footage) {
    Optional<SoundPackets> packets = SoundPackets.of(footage);
    if (packets.isEmpty()) {
      return Optional.empty();
    }
    int own = packets.get().stream().codecpar().sample_rate();
    int rate = RATES.contains(own) ? own : OTHERWISE;
    int channels =
        Math.min(MOST_CHANNELS, packets.get().stream().codecpar().ch_layout().nb_channels());
    Optional<SoundDecoder> decoder = SoundDecoder.of(packets.get(), rate, channels);
    if (decoder.isEmpty()) {
      packets.get().close();
      return Optional.empty();
    }
    return Optional.of(
        new EncodedSound(packets.get(), decoder.get(), new AacEncoder(rate, channels), rate));
  }

  @Override
  public SoundTrack track() {
    return new SoundTrack(Coding.AAC, rate, encoder.channels(), encoder.configuration());
  }

  @Override
  public Optional<Piece> next() {
    while (true) {
      Optional<Piece> piece = encoder.poll();
      if (piece.isPresent() || finished) {
        return piece;
      }
      Optional<SoundDecoder.Block> block = decoder.next();
      if (block.isPresent()) {
        add(block.get());
      } else {
        encoder.finish();
        finished = true;
      }
    }
  }

  private void add(SoundDecoder.Block block) {
    int count = block.samples().getFirst().length;
    long due = encoder.taken();
    long begins = block.time().orElse(due);
    long tolerance = due == 0 ? 0 : rate / PARTS_OF_A_SECOND;
    int skipped = 0;
    if (begins > due + tolerance) {
      encoder.addSilence(begins - due);
    } else if (begins < due - tolerance) {
      skipped = (int) Math.min(count, due - begins);
    }
    encoder.add(block.samples(), skipped, count - skipped);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    packets.close();
  }
}
