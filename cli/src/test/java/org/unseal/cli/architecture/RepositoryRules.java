package org.unseal.cli.architecture;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no file of the repository may say, and what documents must keep. Each rule returns its
 * violations, {@code file: what}; none means kept.
 */
final class RepositoryRules {
  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", ".idea", "unseal-demo", "out", "node_modules", "dist");

  private static final Pattern URL = Pattern.compile("\\bhttps?://([^/\\s\"'<>)\\]}`:]+)");
  private static final Pattern RESOLVED = Pattern.compile("\"resolved\"\\s*:\\s*\"https?:");
  private static final Pattern HOME_FOLDER =
      Pattern.compile("(?<![A-Za-z0-9_.$}*])/(?:home|root|Users)/|\\b[A-Z]:\\\\Users\\\\");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  private final Path root;
  private final Set<String> allowedHosts;
  private final TreeMap<Path, String> texts = new TreeMap<>();

  /**
   * Reads every text file.
   *
   * @param root the repository's root folder
   * @param allowedHosts hosts that a URL may name
   */
  RepositoryRules(Path root, Set<String> allowedHosts) throws IOException {
    this.root = root;
    this.allowedHosts = Set.copyOf(allowedHosts);
    Files.walkFileTree(root, new Reader());
  }

  /** The files that were read, relative to the root. */
  Set<Path> files() {
    return Set.copyOf(texts.keySet());
  }

  /** A host that nobody allowed may be a package registry or one of our own machines. */
  List<String> unknownHosts() {
    return matches(URL, host -> !allowedHosts.contains(host));
  }

  /** Lock files that say where a package was fetched from. */
  List<String> resolvedUrls() {
    return matches(RESOLVED, _ -> true);
  }

  /** Paths of somebody's machine. */
  List<String> homeFolders() {
    List<String> found = new ArrayList<>(matches(HOME_FOLDER, _ -> true));
    for (String path : List.of(root.toAbsolutePath().toString(), System.getProperty("user.home"))) {
      if (path.length() > 2) {
        found.addAll(matches(Pattern.compile(Pattern.quote(path) + "(?![A-Za-z0-9])"), _ -> true));
      }
    }
    return found;
  }

  /** Links from document to document, or to a heading in one, that lead nowhere. */
  List<String> brokenLinks() {
    List<String> broken = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          if (file.toString().endsWith(".md")) {
            Matcher link = LINK.matcher(text.replaceAll("(?s)```.*?```", ""));
            while (link.find()) {
              if (!leadsSomewhere(file, link.group(1))) {
                broken.add(file + ": " + link.group(1));
              }
            }
          }
        });
    return broken;
  }

  private boolean leadsSomewhere(Path file, String link) {
    URI uri = URI.create(link);
    if (uri.getScheme() != null) {
      return true; // the hosts are looked at apart
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Path target = uri.getPath().isEmpty() ? file : folder.resolve(uri.getPath()).normalize();
    if (!Files.exists(root.resolve(target))) {
      return false;
    }
    return uri.getFragment() == null
        || HEADING
            .matcher(texts.getOrDefault(target, ""))
            .results()
            .anyMatch(heading -> anchor(heading.group(1)).equals(uri.getFragment()));
  }

  /** As the usual hosts make it from a heading. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }

  private List<String> matches(Pattern pattern, java.util.function.Predicate<String> wrong) {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (file, text) ->
            pattern
                .matcher(text)
                .results()
                .filter(hit -> wrong.test(hit.groupCount() > 0 ? hit.group(1) : hit.group()))
                .forEach(hit -> found.add(file + ": " + hit.group())));
    return found;
  }

  private final class Reader extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean ours = folder.equals(root) || !NOT_OURS.contains(folder.getFileName().toString());
      return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && !file.endsWith(".git")) {
        text(Files.readAllBytes(file)).ifPresent(text -> texts.put(root.relativize(file), text));
      }
      return FileVisitResult.CONTINUE;
    }

    private static Optional<String> text(byte[] bytes) {
      for (byte b : bytes) {
        if (b == 0) {
          return Optional.empty();
        }
      }
      try {
        return Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
  }
}
