package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * A file of a dispatch source, as far as it matters here.
 *
 * @param names under which it was received from its source, with their paths; at least one
 */
public record DispatchItem(String id, String source, Digest sha256, List<String> names) {
  public DispatchItem {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(sha256, "sha256");
    names = List.copyOf(names);
  }

  /** Reads an item's record; empty where it is of another kind of source. */
  static Optional<DispatchItem> read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an item");
      if (!body.text("kind").equals("dispatch")) {
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      for (ObjectReader name : body.objects("names")) {
        names.add(name.text("name"));
      }
      return Optional.of(
          new DispatchItem(record.id(), body.text("source"), body.digest("sha256"), names));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an item's record can't be read; run custody check", e);
    }
  }

  /** Where its bytes are. */
  Path place(CaseFolders folders) {
    return folders.original(sha256);
  }

  /** Whether one of its names ends so. */
  boolean named(String ending) {
    return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(ending));
  }

  /** Its names without what is behind the last point. */
  List<String> stems() {
    return names.stream().map(DispatchItem::stem).toList();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
  }
}
