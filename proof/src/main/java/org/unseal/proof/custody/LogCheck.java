package org.unseal.proof.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.key.SignatureCheck;

/**
 * Checks a log entry by entry, from the first on: chain, signatures, who was allowed to do what;
 * and puts together what the log says that there is. It goes on behind whatever it finds. One
 * thread.
 */
public final class LogCheck {
  /** More findings of one kind are counted and not listed. */
  private static final int LISTED = 20;

  private final List<CustodyFinding> findings = new ArrayList<>();
  private final SortedMap<CustodyCode, Long> counts = new TreeMap<>();
  private final SortedMap<Long, Digest> hashes = new TreeMap<>();
  private final SortedMap<Long, Long> missing = new TreeMap<>();
  private final LogState state = new LogState();

  /** Where the next entry must join; its hash is null behind one that could not be read. */
  private long last;

  private @Nullable Digest hash = Head.NONE.hash();
  private long entries;
  private Optional<String> caseId = Optional.empty();

  /** Of nothing yet. */
  public LogCheck() {}

  /** The next entry, as the two texts that it is kept as. */
  public Optional<SignedEvent> entry(String event, String signature) {
    try {
      SignedEvent signed = SignedEvent.read(event, signature);
      take(signed);
      return Optional.of(signed);
    } catch (MalformedJsonException e) {
      malformed(e);
      return Optional.empty();
    }
  }

  /** The next entry, as a line of an exported log. */
  public Optional<SignedEvent> line(byte[] line) {
    try {
      SignedEvent signed = SignedEvent.read(line);
      take(signed);
      return Optional.of(signed);
    } catch (MalformedJsonException e) {
      malformed(e);
      return Optional.empty();
    }
  }

  private void malformed(MalformedJsonException e) {
    entries++;
    last++;
    hash = null;
    found(CustodyCode.EVENT_MALFORMED, last, "" + e.getMessage());
  }

  private void take(SignedEvent signed) {
    CustodyEvent event = signed.event();
    long seq = event.seq();
    entries++;
    if (seq <= last) {
      found(CustodyCode.EVENT_OUT_OF_ORDER, seq, "it stands behind entry " + last);
      missing.remove(seq);
      return;
    }
    boolean next = seq == last + 1;
    if (!next) {
      for (long gone = last + 1; gone < seq && missing.size() < 10 * LISTED; gone++) {
        missing.put(gone, seq);
      }
    } else if (hash != null && !event.previous().hash().equals(hash)) {
      found(CustodyCode.EVENT_CHAIN_BROKEN, seq, "");
    }
    if (signed.check() != SignatureCheck.VALID) {
      found(CustodyCode.EVENT_SIGNATURE_BAD, seq, "");
    }
    if (caseId.isEmpty()) {
      caseId = Optional.of(event.caseId());
    } else if (!caseId.get().equals(event.caseId())) {
      found(CustodyCode.EVENT_OF_OTHER_CASE, seq, "");
    }
    Authority.refusal(event, state::person)
        .ifPresent(why -> found(CustodyCode.EVENT_NOT_ALLOWED, seq, why));
    quoted(event);
    if (!state.apply(event)) {
      found(CustodyCode.EVENT_IMPOSSIBLE, seq, "");
    }
    Head head = signed.head();
    last = seq;
    hash = head.hash();
    hashes.put(seq, head.hash());
  }

  /** Heads that records state, such as those of receipts. */
  private void quoted(CustodyEvent event) {
    for (Change change : event.changes()) {
      if (!(change instanceof Change.Put put)) {
        continue;
      }
      JsonValue stated = put.body().fields().get(Head.FIELD);
      if (stated == null) {
        continue;
      }
      try {
        Head head = Head.read(ObjectReader.of(stated, Head.FIELD));
        if (!passed(head)) {
          found(
              CustodyCode.EVENT_QUOTES_OTHER_HEAD,
              event.seq(),
              "%s %s, head %d".formatted(put.kind().code(), put.id(), head.seq()));
        }
      } catch (MalformedJsonException e) {
        found(CustodyCode.EVENT_QUOTES_OTHER_HEAD, event.seq(), "a head that is none");
      }
    }
  }

  /** Whether the log ended there once. */
  private boolean passed(Head head) {
    Digest there = head.seq() == 0 ? Head.NONE.hash() : hashes.get(head.seq());
    return there != null && there.equals(head.hash());
  }

  /** Something that only the caller can find, such as a table that is not what the log says. */
  public void found(CustodyCode code, long seq, String what) {
    if (counts.merge(code, 1L, Long::sum) <= LISTED) {
      findings.add(new CustodyFinding(code, seq, what));
    }
  }

  /** What the log says so far. */
  public LogState state() {
    return state;
  }

  /** Where the log ends so far; empty behind an entry that can't be read. */
  public Optional<Head> head() {
    return Optional.ofNullable(hash).map(known -> new Head(last, known));
  }

  /** The case that the log is of, where it has an entry. */
  public Optional<String> caseId() {
    return caseId;
  }

  /** Ends the check and holds the log against heads that are known from elsewhere. */
  public CustodyVerdict end(List<CustodyAnchor> anchors) {
    if (entries == 0) {
      found(CustodyCode.LOG_EMPTY, 0, "");
    }
    missing.forEach(
        (gone, before) -> found(CustodyCode.EVENT_MISSING, gone, "before entry " + before));
    List<CustodyAnchor> held = new ArrayList<>();
    for (CustodyAnchor anchor : anchors) {
      long seq = anchor.head().seq();
      if (passed(anchor.head())) {
        held.add(anchor);
      } else if (seq > last) {
        found(CustodyCode.LOG_CUT, seq, "the log ends at %d; %s".formatted(last, anchor.source()));
      } else {
        found(CustodyCode.ANCHOR_CONTRADICTED, seq, anchor.source());
      }
    }
    return new CustodyVerdict(head(), entries, held, findings, counts);
  }
}
