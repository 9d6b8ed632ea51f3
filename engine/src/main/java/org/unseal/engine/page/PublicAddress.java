package org.unseal.engine.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Where the public finds something: https, a host, and nothing that says who asks or what for.
 *
 * @param text with at least one slash behind the host
 */
public record PublicAddress(String text) {
  private static final int LONGEST = 1000;
  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\"'<>\\\\^`{|}]]+");

  public PublicAddress {
    if (text.length() > LONGEST || !PLAIN.matcher(text).matches() || !good(text)) {
      throw new IllegalArgumentException("no public address");
    }
  }

  /**
   * What somebody typed.
   *
   * @param option how it is called, for the message
   * @throws UnsealException {@code USAGE} where it is no such address
   */
  public static PublicAddress typed(String option, String text) {
    try {
      URI uri = new URI(text);
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : "";
      return new PublicAddress(text + path);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.USAGE,
          option
              + " is an https address without user, query and fragment, as https://example.org/x/",
          e);
    }
  }

  /** Something in the folder that is here. */
  public PublicAddress resolve(String name) {
    return new PublicAddress(text + (text.endsWith("/") ? "" : "/") + name);
  }

  private static boolean good(String text) {
    try {
      URI uri = new URI(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawPath().startsWith("/")
          && !(uri.getRawPath() + "/").contains("/../")
          && uri.normalize().equals(uri);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
