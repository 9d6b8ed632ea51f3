package org.unseal.engine.log;

import java.util.List;
import org.unseal.proof.json.JsonValue.JsonText;

/** Words that rows have in common. */
final class Words {
  private Words() {}

  static List<JsonText> texts(List<String> all) {
    return all.stream().map(JsonText::new).toList();
  }

  /** Where the code of what is missing can be read. Nothing is ever written into a picture. */
  static String place(boolean page) {
    return page ? "page" : "no";
  }
}
