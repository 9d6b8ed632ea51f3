package org.unseal.engine.intake;

import org.unseal.model.code.Codes;

/** What intake found. The names are stable: they stand in records. */
public enum IntakeCode {
  LINK_NOT_FOLLOWED("a link, which was not followed"),
  NOT_A_FILE("neither a file nor a folder: a pipe, a device or a socket"),
  UNREADABLE("it can't be read"),
  TOO_DEEP("a folder lies too deep and was not looked into"),
  CHANGED_WHILE_READ("somebody wrote to it while it was read, so that it was not taken in"),
  EMPTY_FILE("there is nothing in it"),
  NOT_A_RECORDING("no recording that can be opened; kept as bytes"),
  RECORDING_DAMAGED("it can't be read to its end without damage; what could be read is sealed"),
  INSPECTION_CRASHED("it crashed the program that looked into it; kept as bytes"),
  INSPECTION_TOO_SLOW("the program that looked into it did not come to an end; kept as bytes"),
  INSPECTION_MEMORY("to look into it takes more memory than is allowed; kept as bytes"),
  INSPECTION_UNTRUE("what the program that looked into it said can't be true; kept as bytes"),
  PICTURES_NOT_SEALED("its pictures can't be sealed"),
  ZIP_UNREADABLE("an archive that can't be opened; kept as bytes"),
  ZIP_LINK("a link in an archive, not taken in"),
  ZIP_NOT_A_FILE("something in an archive that is no file, not taken in"),
  ZIP_ENCRYPTED("locked in an archive, not taken in"),
  ZIP_PACKED_OTHERWISE("packed in an archive in a way that is not known here, not taken in"),
  ZIP_TOO_LARGE("more in an archive than an archive of its length may hold, not taken in"),
  ZIP_OVERLAPS("it shares bytes with another file of the archive, not taken in"),
  ZIP_HEADER_DIFFERS("an archive says two things of it, not taken in"),
  ZIP_DAMAGED("it is not what the archive says, not taken in"),
  ZIP_NAME_LEADS_AWAY("its name in the archive would lead out of a folder; taken in"),
  ZIP_NAME_TWICE("an archive has two of this name; both were taken in"),
  ZIP_NAME_DIFFERS_IN_CASE("an archive has two names that differ in case alone; both taken in"),
  ZIP_INSIDE_ZIP("an archive within an archive, not opened; kept as bytes"),
  LOG_UNREADABLE("a log that can't be read as one; kept as bytes"),
  LOG_ROW_MALFORMED("rows of a log that can't be understood");

  private final String words;

  IntakeCode(String words) {
    this.words = words;
  }

  /** What it means, for a person. */
  public String words() {
    return words;
  }

  /** As records say it. */
  public String code() {
    return Codes.of(this);
  }
}
