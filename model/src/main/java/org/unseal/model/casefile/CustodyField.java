package org.unseal.model.casefile;

/**
 * What the details of an event may say, by the names that custody records have fields for. Others
 * may stand there too; these have a column of their own in an export. Each is used where it makes
 * sense for what was done, and is absent elsewhere.
 */
public enum CustodyField {
  /** Where it was done. */
  PLACE("place", "place"),
  /** Warrant, subpoena or order, with its paragraph. */
  AUTHORITY("authority", "authority"),
  RELEASED_BY("releasedBy", "released by"),
  RECEIVED_BY("receivedBy", "received by"),
  WITNESS("witness", "witness"),
  /** Native export, disk image, network, screen capture, third-party upload. */
  ACQUISITION_METHOD("acquisitionMethod", "how acquired"),
  PLAYBACK_OR_LIVE("playbackOrLive", "playback or live"),
  /** As the camera's or recorder's plate and menu say. */
  SOURCE_DEVICE("sourceDevice", "source device"),
  ORIGINAL_FILENAME("originalFilename", "original file name"),
  ORIGINAL_PATH("originalPath", "original path"),
  SIZE_BYTES("sizeBytes", "size in bytes"),
  SHA256("sha256", "SHA-256"),
  SECOND_HASH("secondHash", "second hash"),
  HASH_VERIFIED("hashVerified", "hash verified"),
  PREVIOUS_HASH_MATCHED("previousHashMatched", "previous hash matched"),
  PARENT_ITEM_ID("parentItemId", "parent item"),
  STORAGE_LOCATION("storageLocation", "storage location"),
  SEAL_NUMBER("sealNumber", "seal number"),
  ACCESS_CONTROL("accessControl", "access control"),
  CONDITION_NOTES("conditionNotes", "condition"),
  /** What could not be avoided to change, who answers for it, and why. */
  UNAVOIDABLE_CHANGES("unavoidableChanges", "unavoidable changes"),
  /** Of the program that did it. */
  SETTINGS("settings", "settings"),
  /** Record of kind {@code CLOCK_READING}. */
  TIME_CHECK_ID("timeCheckId", "time check"),
  REASON("reason", "reason"),
  /** Day as of which law was looked up. */
  LAW_AS_OF("lawAsOf", "law as of");

  private final String code;
  private final String words;

  CustodyField(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** Its name in the details. */
  public String code() {
    return code;
  }

  /** What an export calls it. */
  public String words() {
    return words;
  }
}
