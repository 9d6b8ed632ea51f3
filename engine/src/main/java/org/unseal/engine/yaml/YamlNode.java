package org.unseal.engine.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value and where it stands. */
public sealed interface YamlNode {
  Place place();

  /**
   * Where something stands.
   *
   * @param line from 1
   * @param column from 1
   */
  record Place(int line, int column) {}

  /** A text, whatever it looks like: {@code 07} and {@code no} are texts too. */
  record Text(Place place, String value) implements YamlNode {}

  /** Values in order. */
  record Sequence(Place place, List<YamlNode> elements) implements YamlNode {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** Values by name, in the order of the document; no name is there twice. */
  record Mapping(Place place, Map<String, Field> fields) implements YamlNode {
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * A named value.
   *
   * @param place of the name
   */
  record Field(Place place, YamlNode value) {}
}
