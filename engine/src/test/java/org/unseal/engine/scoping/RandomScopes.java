package org.unseal.engine.scoping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.Scope.Fate;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;

/** Scopes of recordings with any stretches of any fates, as a step would give them. */
public final class RandomScopes {
  /** The length of every frame in microseconds. */
  public static final long FRAME = 66_667;

  private static final List<Fate> FATES = List.of(Fate.values());

  private final Random random;

  /** From this seed. */
  public RandomScopes(long seed) {
    this.random = new Random(seed);
  }

  /** Of one to five recordings; every third is sound. */
  public CaseScope next() {
    List<Scope.ItemScope> items = new ArrayList<>();
    List<CaseScope.Row> rows = new ArrayList<>();
    List<Clip> clips = new ArrayList<>();
    int recordings = 1 + random.nextInt(5);
    for (int i = 1; i <= recordings; i++) {
      boolean sound = i % 3 == 0;
      String item = "i" + i;
      String source = sound ? "radio-" + i : "cam-" + i;
      int frames = 1 + random.nextInt(2000);
      List<Scope.Stretch> stretches = stretches(frames);
      items.add(new Scope.ItemScope(item, source, frames, stretches));
      for (Scope.Stretch stretch : stretches) {
        Optional<String> clip = Optional.empty();
        if (!sound && stretch.fate().published()) {
          clip = Optional.of("c" + (clips.size() + 1));
          clips.add(
              new Clip(
                  clip.get(),
                  item,
                  source,
                  stretch.frames(),
                  stretch.fate() == Fate.REDACT,
                  List.of(stretch.ground().orElseThrow())));
        }
        long unit = sound ? 1_000_000 : FRAME;
        rows.add(
            new CaseScope.Row(
                item,
                source,
                sound,
                stretch.frames(),
                stretch.frames().start() * unit,
                stretch.frames().endExclusive() * unit,
                stretch.fate(),
                stretch.ground(),
                Optional.empty(),
                Optional.empty(),
                clip));
      }
    }
    LocalDate day = LocalDate.of(2025, 5, 15);
    return new CaseScope(
        Digest.ofHex("ab".repeat(32)),
        OrdersInForce.on(day, List.of()),
        new Scope(items, List.of()),
        clips,
        rows,
        Map.of("cam-lot", "expected"));
  }

  private List<Scope.Stretch> stretches(int frames) {
    List<Scope.Stretch> stretches = new ArrayList<>();
    int from = 0;
    Optional<Fate> before = Optional.empty();
    while (from < frames) {
      int to = Math.min(frames, from + 1 + random.nextInt(frames));
      Fate fate = FATES.get(random.nextInt(FATES.size()));
      if (Optional.of(fate).equals(before)) {
        continue;
      }
      // Two published stretches that touch are one clip of two rows; here each is its own.
      if (before.filter(Fate::published).isPresent() && fate.published()) {
        continue;
      }
      stretches.add(
          new Scope.Stretch(
              new FrameSpan(from, to),
              fate,
              fate == Fate.NOT_ADDRESSED
                  ? Optional.empty()
                  : Optional.of(new ClauseId("o1", fate.published() ? "yard" : "hall"))));
      before = Optional.of(fate);
      from = to;
    }
    return stretches;
  }
}
