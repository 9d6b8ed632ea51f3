package org.unseal.engine.port;

import java.util.Optional;
import java.util.function.Function;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.SignedEvent;

/**
 * Keeps a case's log and its current reading, and shows them as one: whoever reads sees both at the
 * same moment. Other processes may have the same case open. One thread.
 */
public interface CaseStore extends AutoCloseable {
  /** Answers a question from one state of the case, whatever others write meanwhile. */
  <T> T read(Function<CaseReading, T> question);

  /**
   * Appends one event and brings the reading up to it, all or nothing and on the disk when this
   * returns. Nobody else writes from before {@code author} is called until then; what it throws
   * leaves the case as it was.
   *
   * @param author makes the event from the case as it is; called once
   * @return where the log ends now
   */
  Head append(Function<CaseReading, SignedEvent> author);

  /**
   * The log and the reading of it as they are kept, unchecked, for a check of the one against the
   * other; both of one state.
   */
  void inspect(Inspector inspector);

  /** Is told what is kept. */
  interface Inspector {
    /**
     * The next entry of the log, in the order of the numbers that they are kept under.
     *
     * @param hash as it is kept beside the event
     */
    void event(long seq, String hash, String event, String signature);

    /**
     * A record of the reading.
     *
     * @param kind and the others as they are kept, which may be nonsense
     * @param body empty where it was removed
     */
    void record(String kind, String id, long number, long seq, Optional<String> body);
  }

  @Override
  void close();
}
