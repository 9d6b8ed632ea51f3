package org.unseal.proof.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.seal.LeafReader;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.SealedParts;
import org.unseal.proof.seal.TrackId;

/**
 * Compares the units of one track of a file with the leaves that should lie there, while they pass
 * by once. What does not match is only marked here; {@link Misfits} finds out why. One thread.
 */
final class TrackCheck {
  private final MediaItem item;
  private final List<Entry.Shown> entries;
  private final CodedMedia.MediaTrack media;
  private final String file;
  private final Findings findings;
  private final LeafReader reader;
  private final TimesCheck times;
  private final RenderedTimes rendered;
  private final BitSet misfits = new BitSet();
  private final BitSet starts = new BitSet();
  private final long[] shown = new long[OpenedTimes.MOST_UNITS];
  private int entry;
  private int unitsOfLeaf;
  private long units;
  private long bytes;

  /**
   * @param entries whose places follow one another from the first unit on
   */
  TrackCheck(
      MediaItem item,
      List<Entry.Shown> entries,
      CodedMedia.MediaTrack media,
      String file,
      Findings findings) {
    this.item = item;
    this.entries = entries;
    this.media = media;
    this.file = file;
    this.findings = findings;
    reader = new LeafReader(media.format());
    times = new TimesCheck(media.base());
    rendered = new RenderedTimes(times);
  }

  MediaItem item() {
    return item;
  }

  List<Entry.Shown> entries() {
    return entries;
  }

  CodedMedia.MediaTrack media() {
    return media;
  }

  /** Places in the list of entries whose units are not what they should be. */
  BitSet misfits() {
    return misfits;
  }

  /** Units at which decoding can begin. */
  BitSet starts() {
    return starts;
  }

  /** How many units there are; known at the end. */
  long units() {
    return units;
  }

  /** How many bytes they have; known at the end. */
  long bytes() {
    return bytes;
  }

  /** Units that all entries together should have. */
  long expected() {
    return entries.isEmpty() ? 0 : end(entries.getLast());
  }

  private static long end(Entry.Shown shown) {
    return shown.place().sample() + shown.place().count();
  }

  void take(byte[] unit, int length, long pts) {
    bytes += length;
    if (entry < entries.size()) {
      Entry.Shown current = entries.get(entry);
      if (unitsOfLeaf == 0) {
        switch (current) {
          case Entry.Pass pass -> reader.beginSealed(pass.salts());
          case Entry.Render _ -> reader.beginRendered();
        }
      }
      mark(reader.add(unit, length));
      shown[unitsOfLeaf++] = pts;
      if (unitsOfLeaf == current.place().count()) {
        end(current, entry);
        entry++;
        unitsOfLeaf = 0;
      }
    } else {
      mark(reader.add(unit, length));
    }
    units++;
  }

  private void mark(boolean start) {
    if (start && units < Integer.MAX_VALUE) {
      starts.set((int) units);
    }
  }

  private void end(Entry.Shown current, int index) {
    switch (current) {
      case Entry.Pass pass -> {
        SealedParts parts = reader.endSealed();
        if (!parts.content().equals(pass.parts().content())) {
          misfits.set(index);
          return;
        }
        if (!parts.supplement().equals(pass.parts().supplement())) {
          add(FindingCode.SUPPLEMENT_DIFFERS, pass, "");
        }
        if (!parts.parameters().equals(pass.parts().parameters())) {
          add(FindingCode.PARAMETERS_DIFFER, pass, "");
        }
        wellFormed(pass);
        compare(pass);
      }
      case Entry.Render render -> {
        LeafReader.Rendered made = reader.endRendered();
        if (!made.content().equals(render.content())) {
          misfits.set(index);
          return;
        }
        if (made.supplemented()) {
          add(FindingCode.SUPPLEMENT_DIFFERS, render, "re-encoded pictures have none");
        }
        wellFormed(render);
        compare(render);
      }
    }
  }

  private void wellFormed(Entry.Shown leaf) {
    if (!reader.exact()) {
      add(FindingCode.UNIT_MALFORMED, leaf, "");
    }
  }

  private void compare(Entry.Pass leaf) {
    renderedEnd();
    for (int i = 0; i < unitsOfLeaf; i++) {
      if (begins(leaf, i)) {
        times.begins(shown[i], leaf.times().pts(i), leaf.times().base());
        continue;
      }
      Optional<Long> late = times.late(shown[i], leaf.times().pts(i), leaf.times().base());
      if (late.isPresent()) {
        late(leaf, late.get());
        return;
      }
    }
  }

  private void compare(Entry.Render leaf) {
    if (!rendered.continues(leaf.times().base())) {
      renderedEnd();
    }
    long[] sealed = leaf.times().sorted();
    int from = leaf.frames().map(Entry.Frames::from).orElse(0);
    Arrays.sort(shown, 0, unitsOfLeaf);
    int skipped = 0;
    if (begins(leaf, 0)) {
      times.begins(shown[0], sealed[from], leaf.times().base());
      skipped = 1;
    }
    rendered.add(
        leaf,
        Arrays.copyOfRange(shown, skipped, unitsOfLeaf),
        sealed,
        from + skipped,
        unitsOfLeaf - skipped);
  }

  private boolean begins(Entry.Shown leaf, int unit) {
    return item.of().kind() == TrackId.Kind.AUDIO && leaf.place().sample() + unit == 0;
  }

  private void renderedEnd() {
    rendered.end(this::late);
  }

  private void late(Entry.Shown leaf, long micros) {
    add(
        FindingCode.TIMES_DIFFER,
        leaf,
        "pictures or sound are shown %s than they were recorded".formatted(Words.lateBy(micros)));
  }

  private void add(FindingCode code, Entry.Shown leaf, String words) {
    findings.add(code, file, item.of(), leaf, words);
  }

  /**
   * No more units come.
   *
   * @param own whether it is the file that was published, which begins when the manifest says
   */
  void end(boolean own) {
    renderedEnd();
    for (int index = entry; index < entries.size(); index++) {
      misfits.set(index); // units are missing
    }
    if (own && !times.startsAt(item.startOffset(), item.base())) {
      findings.add(
          FindingCode.TIMES_DIFFER, file, "it does not begin when the manifest says it does");
    }
  }
}
