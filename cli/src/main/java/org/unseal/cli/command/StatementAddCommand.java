package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.statement.Side;
import org.unseal.engine.statement.SideStatement;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal statement add}: somebody's words. */
@Command(name = "add", description = "Adds somebody's words.", sortOptions = false)
final class StatementAddCommand implements Callable<Integer> {
  @ParentCommand private @Nullable StatementCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--side",
      required = true,
      paramLabel = "WORD",
      description = "office, officer, district, plaintiff or other.")
  private String side = "";

  @Option(
      names = "--by",
      required = true,
      paramLabel = "TEXT",
      description = "Who said it, as the public may read it.")
  private String by = "";

  @Option(names = "--date", required = true, paramLabel = "DAY", description = "When they did.")
  private String date = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "TEXT",
      description = "Where it can be found.")
  private String source = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "Their words.")
  private @Nullable String text;

  @Option(names = "--file", paramLabel = "FILE", description = "A file with their words, in UTF-8.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    String words = words();
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "statement add",
        Action.STATEMENT_RECORDED,
        reading ->
            new SideStatement(
                    SideStatement.PREFIX + reading.nextNumber(RecordKind.STATEMENT),
                    Side.ofCode(side)
                        .orElseThrow(
                            () ->
                                new UnsealException(
                                    ErrorCode.USAGE,
                                    "--side is office, officer, district, plaintiff or other")),
                    by,
                    TypedDay.parse("--date", date),
                    source,
                    words,
                    Optional.empty())
                .put());
    return 0;
  }

  private String words() {
    if ((text == null) == (file == null)) {
      throw new UnsealException(ErrorCode.USAGE, "their words come with --text or with --file");
    }
    if (text != null) {
      return text;
    }
    Path path = requireNonNull(file);
    try (InputStream in = Files.newInputStream(path)) {
      // One byte more than the longest can have, which is then refused for its length.
      byte[] bytes = in.readNBytes(4 * SideStatement.LONGEST + 4);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, path + " is not a text in UTF-8; save it as that", e);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, "can't read " + path, e);
    }
  }
}
