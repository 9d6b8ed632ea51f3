package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.unseal.cli.inspect.ProcessDocuments;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.document.DocumentRole;
import org.unseal.engine.document.Page;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.release.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal document}: a PDF of the case is to be published, as pictures of its pages. */
@Command(
    name = "document",
    description = "Has a PDF of a case published as pictures of its pages with their text.",
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  unseal document harbour i5 --title \"Order of 9 March\" --role order --as dana",
      "",
      "Look at the pages before you publish: every version from now on has them."
    })
public final class DocumentCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ITEM", description = "The PDF, as i5.")
  private String item = "";

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      description = "What readers know it by, in one line.")
  private String title = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "order|letter|statement|other",
      description = "What it is.")
  private String role = "";

  /** The command in its surroundings, before anything was parsed. */
  public DocumentCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    DocumentRole known =
        DocumentRole.ofWord(role)
            .orElseThrow(() -> usage("--role is order, letter, statement or other"));
    if (!PlainText.is(title)) {
      throw usage("--title is one line of plain text, at most 500 characters");
    }
    try (CaseFile file = options.openToAct(surroundings)) {
      CaseDocuments.Recorded recorded;
      try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
        recorded =
            new CaseDocuments(ProcessDocuments.ofThisProgram())
                .add(file, item, title, known, progress);
      }
      told(file, recorded);
    }
    surroundings.out().flush();
    return 0;
  }

  private void told(CaseFile file, CaseDocuments.Recorded recorded) {
    int unseen = recorded.pages().stream().mapToInt(Page::unseen).sum();
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("document", file.head())
              .put("item", recorded.document().item())
              .put("pages", recorded.pages().size())
              .put("unseen", unseen)
              .end());
      return;
    }
    surroundings
        .out()
        .println(
            "%s  %s to be published as pictures; look at them in %s"
                .formatted(
                    recorded.document().item(),
                    CaseLines.count(recorded.pages().size(), "page"),
                    recorded.folder()));
    if (unseen > 0) {
      surroundings
          .out()
          .println(
              CaseLines.count(unseen, "character")
                  + " of the file can't be seen in the pictures and will not be in the text");
    }
    CaseLines.head(surroundings.out(), file.head());
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
