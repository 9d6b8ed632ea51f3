package org.unseal.vision.detect;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Loads ONNX Runtime's native libraries from the user's cache, where they are unpacked once. Left
 * to itself it unpacks 24 MB into the temporary folder on every start and leaves them there when it
 * is killed.
 */
final class OnnxNatives {
  private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
  private static final List<String> LIBRARIES =
      List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");

  private OnnxNatives() {}

  /**
   * The process's one environment, silent.
   *
   * @param cache the user's cache folder
   * @throws UnsealException {@code NATIVE_LIBRARY_MISSING}
   */
  static OrtEnvironment load(Path cache) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      // A folder that somebody set already is theirs; the library reads this on first use only.
      if (System.getProperty(FOLDER_PROPERTY, "").isEmpty()) {
        Path folder = unpack(cache.resolve("natives"), platform);
        System.setProperty(FOLDER_PROPERTY, folder.toString());
      }
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "unseal");
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "ONNX Runtime can't be unpacked into "
              + cache
              + "; free space there or change its permissions",
          e);
    } catch (LinkageError | IllegalStateException e) {
      throw new UnsealException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          "ONNX Runtime does not load on this machine (" + platform + "); use --policy moving",
          e);
    }
  }

  /** The library's own name for a system and processor. */
  static String platform(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    String cpu = processor.toLowerCase(Locale.ROOT);
    String osName = os.startsWith("mac") ? "osx" : os.startsWith("windows") ? "win" : "linux";
    String cpuName = cpu.equals("aarch64") || cpu.equals("arm64") ? "aarch64" : "x64";
    return osName + "-" + cpuName;
  }

  /** Unpacks what is not there yet into a folder of this version's own; others may do so too. */
  static Path unpack(Path natives, String platform) throws IOException {
    CRC32 version = new CRC32();
    for (String library : LIBRARIES) {
      URL resource = resource(platform, library);
      if (resource != null) {
        Stamp stamp = Stamp.of(resource);
        version.update((stamp + ";").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
    Path folder =
        PrivateFiles.createFolders(
            natives.resolve(
                "onnxruntime-" + platform + "-" + Long.toHexString(version.getValue())));
    for (String library : LIBRARIES) {
      URL resource = resource(platform, library);
      if (resource != null) {
        unpackOne(resource, folder.resolve(System.mapLibraryName(library)));
      }
    }
    return folder;
  }

  private static @org.jspecify.annotations.Nullable URL resource(String platform, String library) {
    return OrtEnvironment.class.getResource(
        "/ai/onnxruntime/native/" + platform + "/" + System.mapLibraryName(library));
  }

  private static void unpackOne(URL resource, Path file) throws IOException {
    Stamp stamp = Stamp.of(resource);
    if (Files.isRegularFile(file) && stamp.equals(Stamp.of(file))) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      PrivateFiles.createFile(part);
      CRC32 written = new CRC32();
      try (InputStream in = resource.openStream();
          OutputStream out = new CheckedOutputStream(Files.newOutputStream(part), written)) {
        in.transferTo(out);
      }
      if (stamp.known() && written.getValue() != stamp.crc()) {
        throw new IOException("the library was unpacked with errors");
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Length and check sum, which the jar's directory tells without unpacking. */
  private record Stamp(long length, long crc) {
    boolean known() {
      return crc >= 0;
    }

    static Stamp of(URL resource) throws IOException {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      if (connection instanceof JarURLConnection jar) {
        try (var archive = jar.getJarFile()) {
          var entry = archive.getEntry(jar.getEntryName());
          return new Stamp(entry.getSize(), entry.getCrc());
        }
      }
      try (InputStream in = connection.getInputStream()) {
        return of(in);
      }
    }

    static Stamp of(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return of(in);
      }
    }

    private static Stamp of(InputStream in) throws IOException {
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      byte[] buffer = new byte[1 << 16];
      long length = 0;
      for (int read = checked.read(buffer); read >= 0; read = checked.read(buffer)) {
        length += read;
      }
      return new Stamp(length, checked.getChecksum().getValue());
    }
  }
}
