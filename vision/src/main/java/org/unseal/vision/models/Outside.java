package org.unseal.vision.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What fetching needs of the world: tools that run, addresses that answer. */
interface Outside {
  /**
   * Runs a command in a folder and waits for it; what it prints is dropped.
   *
   * @return its exit status
   * @throws IOException where there is no such command or it took too long
   */
  int run(List<String> command, Path folder) throws IOException;

  /**
   * Reads what is at an address.
   *
   * @param most bytes that it may have
   */
  byte[] read(URI address, long most) throws IOException;
}
