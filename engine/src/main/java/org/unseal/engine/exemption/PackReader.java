package org.unseal.engine.exemption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.exemption.JurisdictionPack;

/** Reads one jurisdiction pack from YAML; {@code docs/formats/jurisdiction.md} has the shape. */
public final class PackReader {
  public static final String SCHEMA = "unseal.jurisdiction";
  public static final String VERSION = "1";

  private static final String DAY = "a day, as 2025-05-12";

  private PackReader() {}

  /**
   * The pack in this document.
   *
   * @throws MalformedYamlException with everything that is wrong
   */
  public static JurisdictionPack read(byte[] document) throws MalformedYamlException {
    List<YamlProblem> problems = new ArrayList<>();
    Optional<JurisdictionPack> pack =
        YamlFields.of(YamlReader.read(document), problems).flatMap(root -> pack(root, problems));
    if (!problems.isEmpty() || pack.isEmpty()) {
      throw new MalformedYamlException(problems);
    }
    return pack.get();
  }

  private static Optional<JurisdictionPack> pack(YamlFields root, List<YamlProblem> problems) {
    root.requireOnly(Set.of("schema", "version", "id", "name", "exemptions"));
    root.requireText("schema", SCHEMA);
    root.requireText("version", VERSION);
    Optional<String> id = root.matching("id", "a name as us-fl", JurisdictionPack::isId);
    Optional<String> name = root.text("name");
    List<Exemption> exemptions = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (YamlFields entry : root.mappings("exemptions")) {
      exemption(entry)
          .ifPresent(
              exemption -> {
                if (!codes.add(exemption.code())) {
                  entry.problem("code", exemption.code() + " is there twice");
                }
                exemptions.add(exemption);
              });
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    if (exemptions.isEmpty()) {
      root.problem("exemptions", "exemptions must be a list of at least one ground");
      return Optional.empty();
    }
    return id.flatMap(known -> name.map(words -> new JurisdictionPack(known, words, exemptions)));
  }

  private static Optional<Exemption> exemption(YamlFields entry) {
    entry.requireOnly(Set.of("code", "citation", "text", "force", "law-as-of", "source", "check"));
    Optional<String> code =
        entry.matching("code", "capitals, digits, dots and hyphens", Exemption::isCode);
    Optional<String> citation = entry.text("citation");
    Optional<String> text = entry.text("text");
    Optional<Exemption.Force> force = entry.word("force", Exemption.Force.class);
    Optional<LocalDate> lawAsOf = entry.parsed("law-as-of", DAY, LocalDate::parse);
    Optional<String> source = entry.text("source");
    Optional<String> check = entry.text("check");
    if (code.isEmpty()
        || citation.isEmpty()
        || text.isEmpty()
        || force.isEmpty()
        || lawAsOf.isEmpty()
        || source.isEmpty()
        || check.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Exemption(
            code.get(),
            citation.get(),
            text.get(),
            force.get(),
            lawAsOf.get(),
            source.get(),
            check.get()));
  }
}
