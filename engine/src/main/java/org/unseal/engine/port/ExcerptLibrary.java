package org.unseal.engine.port;

import java.nio.file.Path;

/** Copies a short part of a recording's coded pictures, so that it can be tried out by itself. */
@FunctionalInterface
public interface ExcerptLibrary {
  /**
   * Copies pictures as they are coded, from a place near some time at which decoding may begin: the
   * last before it, where the container tells, the recording's beginning where it can't be searched
   * at all. Where it can, what lies before is not read.
   *
   * @param from in microseconds since the recording's start
   * @param micros how long the copy is, at most
   * @param output a new file, which is left behind incomplete if this throws: the caller removes it
   * @return how many pictures were copied; none where the recording has none there
   * @throws org.unseal.model.failure.UnsealException where there is no usable video in it
   */
  int copy(Path recording, long from, long micros, Path output);
}
