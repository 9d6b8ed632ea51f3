package org.unseal.engine.port;

/**
 * Is told how far a long step is, and may stop it: both methods throw an {@link
 * org.unseal.model.failure.UnsealException} with code {@code CANCELLED} once a person asked to
 * stop. Call it from any thread, at least a few times a second.
 */
public interface Progress {
  /** A new stage begins, with so many units of work, or 0 where nobody knows. */
  void stage(Stage stage, long units);

  /** So many of the current stage's units are done by now. */
  void done(long units);

  /** What a run spends its time on. */
  enum Stage {
    HASH,
    INTAKE,
    SEAL,
    PICTURES,
    INDEX,
    ANALYZE,
    BACKDROP,
    TRACK,
    SHEET,
    RENDER,
    GENERATE,
    MEASURE,
    VERIFY,
    AUDIT,
    LISTEN,
    CLOCK,
    UNPACK,
    PAGES,
    FLASHES
  }

  /** Tells nobody, never stops. */
  Progress SILENT =
      new Progress() {
        @Override
        public void stage(Stage stage, long units) {}

        @Override
        public void done(long units) {}
      };
}
