package org.unseal.proof.verify;

/** Finds out what happened to leaves whose units are not what they should be. */
final class Misfits {
  private final TrackCheck check;
  private final int track;
  private final CodedMedia media;
  private final String file;
  private final Findings findings;

  Misfits(TrackCheck check, int track, CodedMedia media, String file, Findings findings) {
    this.check = check;
    this.track = track;
    this.media = media;
    this.file = file;
    this.findings = findings;
  }

  void explain() {
    check.misfits().stream()
        .forEach(
            index ->
                findings.add(
                    FindingCode.UNIT_CHANGED,
                    file,
                    check.item().of(),
                    check.entries().get(index),
                    ""));
    if (check.units() > check.expected()) {
      findings.add(FindingCode.UNIT_ADDED, file, "track " + track + media.rereads());
    }
  }
}
