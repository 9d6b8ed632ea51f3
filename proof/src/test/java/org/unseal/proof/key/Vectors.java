package org.unseal.proof.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that {@code docs/formats/keys.md} names; another program made them. */
final class Vectors {
  private Vectors() {}

  static byte[] read(String name) throws IOException {
    return Files.readAllBytes(formats().resolve("vectors").resolve(name));
  }

  static String page() throws IOException {
    return Files.readString(formats().resolve("keys.md"));
  }

  private static Path formats() {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    Path root = Files.exists(module.resolve("unseal")) ? module : module.resolve("..");
    return root.resolve("docs/formats");
  }
}
