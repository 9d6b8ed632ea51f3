package org.unseal.engine.yaml;

import java.util.List;

/** A document that can't be used as it is; says everything that is wrong with it, in order. */
public final class MalformedYamlException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<YamlProblem> problems;

  /** Because of these; at least one. */
  public MalformedYamlException(List<YamlProblem> problems) {
    super(problems.getFirst().toString());
    this.problems = List.copyOf(problems);
  }

  MalformedYamlException(YamlNode.Place place, String message) {
    this(List.of(new YamlProblem(place, message)));
  }

  public List<YamlProblem> problems() {
    return problems;
  }
}
