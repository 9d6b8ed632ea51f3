package org.unseal.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that the pages in {@code docs/formats} name; another program made them. */
public final class Vectors {
  private Vectors() {}

  /** One of the vectors. */
  public static byte[] read(String name) throws IOException {
    return Files.readAllBytes(formats().resolve("vectors").resolve(name));
  }

  /** The page about keys. */
  public static String page() throws IOException {
    return Files.readString(formats().resolve("keys.md"));
  }

  private static Path formats() {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    Path root = Files.exists(module.resolve("unseal")) ? module : module.resolve("..");
    return root.resolve("docs/formats");
  }
}
