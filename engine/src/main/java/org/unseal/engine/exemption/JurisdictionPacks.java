package org.unseal.engine.exemption;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.exemption.JurisdictionPack;

/** The grounds that can be chosen from: several packs, in order. Immutable. */
public final class JurisdictionPacks {
  private static final List<String> OWN = List.of("us-fl", "us-federal", "us-ferpa", "court");

  private final List<JurisdictionPack> packs;

  /** Of these packs; a code that two of them have means the later one's. */
  public JurisdictionPacks(List<JurisdictionPack> packs) {
    this.packs = List.copyOf(packs);
  }

  /** The packs that come with the program. */
  public static JurisdictionPacks ofThisProgram() {
    List<JurisdictionPack> packs = new ArrayList<>();
    for (String id : OWN) {
      try (InputStream in = JurisdictionPacks.class.getResourceAsStream(id + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its pack " + id);
        }
        packs.add(PackReader.read(in.readNBytes(YamlReader.LARGEST)));
      } catch (IOException e) {
        throw new UncheckedIOException("a pack of the program can't be read", e);
      } catch (MalformedYamlException e) {
        throw new IllegalStateException("the program's pack " + id + " is broken", e);
      }
    }
    return new JurisdictionPacks(packs);
  }

  /** These and one more, which wins where it has a code that they have. */
  public JurisdictionPacks with(JurisdictionPack pack) {
    List<JurisdictionPack> more = new ArrayList<>(packs);
    more.add(pack);
    return new JurisdictionPacks(more);
  }

  public List<JurisdictionPack> packs() {
    return packs;
  }

  /** The ground with this code; the last pack that has it wins. */
  public Optional<Exemption> exemption(String code) {
    return packs.reversed().stream().flatMap(pack -> pack.exemption(code).stream()).findFirst();
  }
}
