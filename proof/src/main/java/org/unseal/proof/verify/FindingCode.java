package org.unseal.proof.verify;

/** What a check found. The names are stable: other programs read them. */
public enum FindingCode {
  MANIFEST_UNREADABLE(Group.MATCH, "the manifest can't be read"),
  MANIFEST_CONTRADICTS(Group.MATCH, "the manifest contradicts itself"),
  NOT_UNDERSTOOD(Group.NOTE, "a newer program has written more than this one understands"),
  SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the manifest"),
  SIGNATURE_BAD(Group.MATCH, "the manifest is not what was signed"),
  KEY_UNKNOWN(Group.SIGNER, "nobody here knows whose key this is"),

  SEAL_MISSING(Group.MATCH, "the seal is not there"),
  SEAL_UNREADABLE(Group.MATCH, "the seal can't be read"),
  SEAL_DIFFERS(Group.MATCH, "the seal is another than the one that the manifest names"),
  SEAL_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the seal"),
  SEAL_SIGNATURE_BAD(Group.MATCH, "the seal is not what was signed"),
  ROOT_DIFFERS(Group.MATCH, "the manifest's leaves are not those of the seal"),
  LEAVES_INCOMPLETE(Group.MATCH, "not every leaf of the seal is accounted for once"),

  FILE_MISSING(Group.MATCH, "a file is missing"),
  FILE_DIFFERS(Group.MATCH, "a file is another than the one that was published"),
  FILE_ADDED(Group.MATCH, "a file was added"),
  FILE_UNREADABLE(Group.MATCH, "a file can't be read"),
  NAME_UNSAFE(Group.MATCH, "a file name would lead out of the release, or to different files"),
  LINK_FOUND(Group.MATCH, "a link or something else that is no plain file"),

  MEDIA_UNREADABLE(Group.MATCH, "the media file can't be read"),
  MEDIA_HIDDEN_DATA(Group.MATCH, "the media file holds more than what is shown"),
  UNIT_CHANGED(Group.MATCH, "coded pictures or sound were changed"),
  UNIT_MISSING(Group.MATCH, "coded pictures or sound were left out"),
  UNIT_ADDED(Group.MATCH, "coded pictures or sound were added"),
  UNIT_REPEATED(Group.MATCH, "coded pictures or sound were repeated"),
  UNIT_MALFORMED(
      Group.MATCH, "coded pictures are written so that players may read them differently"),
  UNIT_REORDERED(Group.MATCH, "coded pictures or sound were put in another order"),
  LEAF_MOVED(Group.MATCH, "pictures or sound of another time lie here"),
  SUPPLEMENT_DIFFERS(Group.MATCH, "what is sent between the pictures is not what was sealed"),
  PARAMETERS_DIFFER(Group.MATCH, "the pictures are to be decoded in another way"),
  TIMES_DIFFER(Group.MATCH, "pictures or sound are shown at another time"),
  RENDER_DIFFERS(Group.MATCH, "re-encoded pictures or replaced sound are not what was published"),
  GAP_DIFFERS(Group.MATCH, "something was recorded where the manifest says that nothing was"),
  NOT_PROVED(Group.UNPROVED, "nothing ties this file to the seal"),

  PLAN_UNREADABLE(Group.MATCH, "the plan can't be read"),
  PLAN_DIFFERS(Group.MATCH, "the plan is another than what was decided or what was done"),
  RENDER_UNEXPLAINED(
      Group.MATCH, "pictures or sound were made again though nothing in them is covered"),
  MUTE_DIFFERS(
      Group.MATCH, "what is said to be muted is not silence or the tone that it should be"),
  LABELS_DIFFER(Group.MATCH, "the labels are not those of what is muted"),
  DECISIONS_UNREADABLE(Group.MATCH, "the decisions can't be read"),
  DECISIONS_DIFFER(Group.MATCH, "the decisions are about something else"),
  DECISIONS_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the decisions"),
  DECISIONS_SIGNATURE_BAD(Group.MATCH, "the decisions are not what was signed"),
  COPY_CHECKED(Group.NOTE, "a copy was checked in place of the published file"),
  UNREVIEWED(Group.NOTE, "published without a look at the backdrops"),
  LIKENESS_LOW(Group.NOTE, "re-encoded pictures are unlike the recording outside of the masks"),

  PICTURES_UNREADABLE(Group.MATCH, "the picture seal can't be read"),
  PICTURES_DIFFER(Group.MATCH, "the picture seal is another than the one that the manifest names"),
  PICTURES_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the picture seal"),
  PICTURES_SIGNATURE_BAD(Group.MATCH, "the picture seal is not what was signed"),
  PICTURE_NOT_OPENED(Group.MATCH, "tiles that had to be opened are not"),
  PICTURE_DIFFERS(Group.MATCH, "re-encoded pictures show something else than the recording"),

  CATALOGUE_MISSING(Group.UNPROVED, "nothing ties this release to the case's catalogue"),
  CATALOGUE_UNREADABLE(Group.MATCH, "the catalogue can't be read"),
  CATALOGUE_DIFFERS(Group.MATCH, "the catalogue is another than the one that the manifest names"),
  CATALOGUE_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the catalogue"),
  CATALOGUE_SIGNATURE_BAD(Group.MATCH, "the catalogue is not what was signed"),
  CATALOGUE_ROOT_DIFFERS(Group.MATCH, "the catalogue's root or a proof in it does not hold"),
  CATALOGUE_LACKS_RECORDING(Group.MATCH, "the catalogue does not know this recording"),
  CONVERSION_ONLY(
      Group.NOTE, "what was sealed is a conversion: nothing here says what the native file holds"),
  RECEIPT_UNREADABLE(Group.MATCH, "the receipt can't be read"),
  RECEIPT_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the receipt"),
  RECEIPT_SIGNATURE_BAD(Group.MATCH, "the receipt is not what was signed"),
  RECEIPT_NOT_CONSISTENT(Group.MATCH, "the catalogue does not continue the receipt"),
  RECORDING_VANISHED(Group.MATCH, "what the receipt names is not in the catalogue any more"),
  TIMELINE_UNREADABLE(Group.MATCH, "the timeline can't be read"),
  TIME_NOT_IMPLIED(Group.MATCH, "a time is stated that does not follow from the statements"),
  TIME_UNSOLVED(Group.UNPROVED, "the timeline is too large to be solved here"),
  TIME_CONTRADICTS(Group.NOTE, "the timeline's statements contradict each other, and it says so"),
  TIME_LEFT_OUT(Group.NOTE, "statements about time were taken back"),
  TIMELINE_SIGNATURE_MISSING(Group.SIGNER, "nobody has signed the timeline"),
  TIMELINE_SIGNATURE_BAD(Group.MATCH, "the timeline is not what was signed"),

  NESTED_MISSING(Group.MATCH, "a clip or a call of the publication is missing"),
  NESTED_DIFFERS(Group.MATCH, "a clip or a call is another than the one that was published"),
  CLIP_DIFFERS(Group.MATCH, "a clip is not what the publication says of it"),
  CLIPS_OVERLAP(Group.MATCH, "clips of one recording overlap"),
  TOTALS_WRONG(Group.MATCH, "the totals do not add up to what there is"),
  APPROVAL_MISSING(Group.UNPROVED, "nothing says that anybody approved this"),
  APPROVAL_NOT_BOUND(
      Group.UNPROVED, "nothing ties what was approved to the file that was published"),
  APPROVAL_BAD(Group.MATCH, "an approval can't be read, or is not what was signed"),
  APPROVAL_DIFFERS(Group.MATCH, "something else was approved than what was published"),
  APPROVAL_SAME_KEY(Group.MATCH, "whoever decided approved it themselves, without a reason"),
  APPROVED_ALONE(Group.NOTE, "whoever decided approved it themselves, and says why"),
  DERIVED_ONLY(
      Group.NOTE, "made of several clips: nothing but its digest is checked, it proves nothing"),
  RECALLED(Group.UNPROVED, "the office took this version back"),
  RECALL_UNREADABLE(Group.UNPROVED, "a recall lies beside it that can't be read"),
  RECALL_SIGNATURE_MISSING(Group.UNPROVED, "a recall lies beside it that nobody signed"),
  RECALL_SIGNATURE_BAD(Group.UNPROVED, "a recall lies beside it that is not what was signed"),
  WITHDRAWN_PRESENT(Group.NOTE, "a file that was withdrawn is still here"),
  HEAD_UNREADABLE(Group.UNPROVED, "the list of versions can't be read"),
  HEAD_SIGNATURE_MISSING(Group.UNPROVED, "nobody has signed the list of versions"),
  HEAD_SIGNATURE_BAD(Group.UNPROVED, "the list of versions is not what was signed"),
  HEAD_DIFFERS(Group.MATCH, "the list of versions names another publication of this number"),
  HEAD_STALE(Group.UNPROVED, "the list of versions is older than this publication"),
  HEAD_EXPIRED(Group.NOTE, "the list of versions has expired"),
  NOT_NEWEST(Group.NOTE, "there is a newer version");

  /** What a finding is about. */
  public enum Group {
    /** The release is not what it says that it is. */
    MATCH,
    /** Nothing can say whether it is. */
    UNPROVED,
    /** Who says so is not known. */
    SIGNER,
    /** To be known; nothing is wrong. */
    NOTE
  }

  private final Group group;
  private final String words;

  FindingCode(Group group, String words) {
    this.group = group;
    this.words = words;
  }

  public Group group() {
    return group;
  }

  /** What it means, for a person. */
  public String words() {
    return words;
  }
}
