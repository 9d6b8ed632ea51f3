package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.exemption.PackReader;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.exemption.JurisdictionPack;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code unseal exemptions}: the grounds that can be given for keeping something back. */
@Command(
    name = "exemptions",
    description = "Lists the grounds for keeping something back, by jurisdiction.",
    footer = {"", "A summary for choosing, no legal advice: every entry says what to check."})
public final class ExemptionsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--pack",
      paramLabel = "FILE",
      description = "A pack of your own, beside the program's; it wins where both have a code.")
  private @Nullable Path pack;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public ExemptionsCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    JurisdictionPacks packs = JurisdictionPacks.ofThisProgram();
    if (pack != null) {
      packs = packs.with(read(pack));
    }
    PrintStream out = surroundings.out();
    if (json) {
      out.println(line(packs));
    } else {
      packs.packs().forEach(this::tell);
    }
    out.flush();
    return 0;
  }

  private static JurisdictionPack read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PackReader.read(in.readNBytes(YamlReader.LARGEST + 1));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "can't read " + file + "; name a jurisdiction pack", e);
    } catch (MalformedYamlException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, file + ":" + e.getMessage() + "; mend it", e);
    }
  }

  private void tell(JurisdictionPack found) {
    PrintStream out = surroundings.out();
    out.println(found.id() + ": " + found.name());
    for (Exemption exemption : found.exemptions()) {
      out.printf(
          "  %-16s %s (%s, law as of %s)%n",
          exemption.code(),
          exemption.citation(),
          YamlFields.wordOf(exemption.force()),
          exemption.lawAsOf());
      out.println("    " + exemption.text());
      out.println("    " + exemption.check());
    }
  }

  private static String line(JurisdictionPacks packs) {
    List<JsonObject> all = new ArrayList<>();
    for (JurisdictionPack found : packs.packs()) {
      for (Exemption exemption : found.exemptions()) {
        all.add(
            new ObjectWriter()
                .put("pack", found.id())
                .put("code", exemption.code())
                .put("citation", exemption.citation())
                .put("force", YamlFields.wordOf(exemption.force()))
                .put("lawAsOf", exemption.lawAsOf().toString())
                .end());
      }
    }
    return new String(
        CanonicalJson.bytes(
            new ObjectWriter().put("command", "exemptions").put("exemptions", all).end()),
        StandardCharsets.UTF_8);
  }
}
