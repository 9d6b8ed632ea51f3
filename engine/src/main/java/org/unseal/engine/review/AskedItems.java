package org.unseal.engine.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.scope.Clip;

/** Which clips and recordings somebody means who names some. */
public final class AskedItems {
  private AskedItems() {}

  /** Recordings that are published in part, by their names or those of clips; all where none is. */
  public static List<String> items(KeptScope scope, List<String> named) {
    Set<String> items = new LinkedHashSet<>();
    for (Clip clip : scope.clips()) {
      if (named.isEmpty() || named.contains(clip.id()) || named.contains(clip.item())) {
        items.add(clip.item());
      }
    }
    for (String name : named) {
      if (scope.clips().stream()
          .noneMatch(clip -> clip.id().equals(name) || clip.item().equals(name))) {
        throw unknown();
      }
    }
    return List.copyOf(items);
  }

  /** Clips by their names, in the order in which they are shown; all where none is named. */
  public static List<String> clips(KeptScope scope, List<String> named) {
    named.forEach(scope::clip);
    return scope.clips().stream()
        .map(Clip::id)
        .filter(id -> named.isEmpty() || named.contains(id))
        .toList();
  }

  private static UnsealException unknown() {
    return new UnsealException(
        ErrorCode.RECORD_MISSING,
        "the scope publishes nothing of a recording or clip of this name; unseal scope CASE lists them");
  }
}
