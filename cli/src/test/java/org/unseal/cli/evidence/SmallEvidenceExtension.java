package org.unseal.cli.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.unseal.campus.evidence.CaseForm;
import org.unseal.campus.evidence.EvidenceFolder;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.media.write.LibavRecordingWriter;

/**
 * Gives tests the {@link SmallEvidence}; makes it for the first and removes it after the last. The
 * system property {@code unseal.evidence.seed} draws another one, for {@code bench/walks}.
 */
public final class SmallEvidenceExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(SmallEvidenceExtension.class);

  /** Made by JUnit. */
  public SmallEvidenceExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SmallEvidence.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OWN)
        .computeIfAbsent(Made.class, _ -> Made.now(), Made.class)
        .evidence();
  }

  /** Closed by JUnit when all tests have run. */
  private record Made(Path temporary, SmallEvidence evidence) implements AutoCloseable {
    static Made now() {
      try {
        Path temporary = Files.createTempDirectory("unseal-small-evidence");
        Path folder = temporary.resolve("case");
        CaseTruth truth =
            EvidenceFolder.make(
                folder,
                CaseForm.SMALL,
                Long.getLong("unseal.evidence.seed", EvidenceFolder.SEED),
                new LibavRecordingWriter(),
                PartialFiles.FORGOTTEN,
                Progress.SILENT);
        return new Made(temporary, new SmallEvidence(folder, truth));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try (Stream<Path> all = Files.walk(temporary)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
