package org.unseal.cli.serve;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;

/** A release that browsers of this machine can look at until this is closed. */
public final class ServedRelease implements AutoCloseable {
  private final ShownRelease release;
  private final ReleaseServer server;
  private final Optional<UnpackedRelease> unpacked;

  private ServedRelease(
      ShownRelease release, ReleaseServer server, Optional<UnpackedRelease> unpacked) {
    this.release = requireNonNull(release, "release");
    this.server = requireNonNull(server, "server");
    this.unpacked = requireNonNull(unpacked, "unpacked");
  }

  /**
   * Serves it.
   *
   * @param named the folder of a version or of versions, or the archive of a version
   * @param port 0 for any that is free
   * @param partials is told of the folder into which an archive is unpacked
   */
  public static ServedRelease of(Path named, int port, PartialFiles partials, Progress progress) {
    if (!UnpackedRelease.isArchive(named)) {
      return serve(ShownRelease.of(named), port, Optional.empty());
    }
    UnpackedRelease unpacked = UnpackedRelease.of(named, partials, progress);
    try {
      return serve(ShownRelease.of(unpacked.folder()), port, Optional.of(unpacked));
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static ServedRelease serve(
      ShownRelease release, int port, Optional<UnpackedRelease> unpacked) {
    PublicFiles files = new PublicFiles(release.versions(), release.root());
    return new ServedRelease(release, ReleaseServer.start(files, port), unpacked);
  }

  /** What is shown. */
  public ShownRelease release() {
    return release;
  }

  /** The address of its page. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port() + PublicFiles.front(release.version()));
  }

  @Override
  public void close() {
    server.close();
    unpacked.ifPresent(UnpackedRelease::close);
  }
}
