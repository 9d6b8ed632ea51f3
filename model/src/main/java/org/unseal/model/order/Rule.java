package org.unseal.model.order;

import static java.util.Objects.requireNonNull;

/** What a clause wants of the pictures and the sound that are released. */
public sealed interface Rule {
  /**
   * Nobody of a group may be recognised.
   *
   * @param group in the order's words
   */
  record Cover(String group) implements Rule {
    public Cover {
      requireNonNull(group, "group");
    }
  }

  /**
   * Somebody is shown.
   *
   * @param person the id on the case's roster, or a name that the roster will tie to one
   * @param identifiedBy who says that it is them
   */
  record Clear(String person, String identifiedBy) implements Rule {
    public Clear {
      requireNonNull(person, "person");
      requireNonNull(identifiedBy, "identifiedBy");
    }
  }

  /**
   * Sound is taken out.
   *
   * @param what in the order's words; {@code all} for all of it
   */
  record RemoveSound(String what) implements Rule {
    public RemoveSound {
      requireNonNull(what, "what");
    }
  }
}
