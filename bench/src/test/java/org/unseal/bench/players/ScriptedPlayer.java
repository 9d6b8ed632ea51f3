package org.unseal.bench.players;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A player that shows for each frame whatever it is told to. */
final class ScriptedPlayer implements Player {
  private final IntStream playing;
  private final IntUnaryOperator seeking;
  private final IntUnaryOperator clock;
  private final boolean masks;
  private final Optional<Showing> taken;
  private boolean maySkip = true;

  /**
   * A player.
   *
   * @param playing numbers of the pictures shown when playing through
   * @param seeking number of the picture shown at a frame's time, -1 for trouble
   * @param clock which frame's time a picture comes with
   * @param masks whether masks are shown
   */
  ScriptedPlayer(
      IntStream playing, IntUnaryOperator seeking, IntUnaryOperator clock, boolean masks) {
    this(playing, seeking, clock, masks, Optional.empty());
  }

  /** A player that takes whatever it plays for something else. */
  ScriptedPlayer(IntStream playing, Showing taken) {
    this(playing, frame -> frame, frame -> frame, true, Optional.of(taken));
  }

  private ScriptedPlayer(
      IntStream playing,
      IntUnaryOperator seeking,
      IntUnaryOperator clock,
      boolean masks,
      Optional<Showing> taken) {
    this.playing = playing;
    this.seeking = seeking;
    this.clock = clock;
    this.masks = masks;
    this.taken = taken;
  }

  /** The same, but it never leaves out a frame because it is busy. */
  ScriptedPlayer unhurried() {
    maySkip = false;
    return this;
  }

  /** What a file shows: levels as drawn, limited range spread as screens do. */
  static Look look(Showing showing, int number, boolean masked, OptionalLong micros) {
    ByteBuffer drawn = TestPicture.draw(number);
    byte[] pixels = new byte[RawPicture.BYTES];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % TestPicture.SIZE.width();
      int y = i / 3 / TestPicture.SIZE.width();
      boolean inside =
          x >= TestPicture.MASK.left()
              && x < TestPicture.MASK.right()
              && y >= TestPicture.MASK.top()
              && y < TestPicture.MASK.bottom();
      int luma = drawn.get(i / 3) & 0xFF;
      int level = showing.picture().shownFull() ? luma : (luma - 16) * 255 / 219;
      pixels[i] = (byte) (masked && inside ? TestPicture.FILL >> (8 * (2 - i % 3)) : level);
    }
    return RawPicture.look(pixels, 0, micros, showing.picture().spots());
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean maySkip() {
    return maySkip;
  }

  @Override
  public Playing open(Showing showing) {
    return new Playing() {
      @Override
      public Answer play() {
        List<Look> looks = new ArrayList<>();
        playing.forEach(number -> looks.add(shown(number)));
        return new Answer(looks, Optional.empty());
      }

      @Override
      public Answer seek(int frame) {
        int number = seeking.applyAsInt(frame);
        return number < 0
            ? Answer.trouble("scripted trouble")
            : new Answer(List.of(shown(number)), Optional.empty());
      }

      @Override
      public Optional<Answer> again() {
        return Optional.empty();
      }

      private Look shown(int number) {
        Showing shown = taken.orElse(showing);
        long micros = shown.micros(Math.min(clock.applyAsInt(number), showing.frames() - 1));
        return look(
            taken.orElse(showing),
            number,
            masks && showing.masked(number),
            OptionalLong.of(micros));
      }
    };
  }

  @Override
  public void close() {}
}
