package org.unseal.engine.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.unseal.engine.text.SafeText;

/**
 * Writes HTML. Markup is written here in the source and nowhere else; whatever comes from outside
 * goes through {@link #text}, which is safe between tags and in quoted attributes.
 */
public final class Html {
  private final OutputStream out;

  /** Onto this stream. */
  public Html(OutputStream out) {
    this.out = out;
  }

  /** Markup from the source or a resource. */
  public Html markup(String markup) throws IOException {
    out.write(markup.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Anything else, escaped. */
  public Html text(String text) throws IOException {
    return markup(escaped(text));
  }

  public Html number(long number) throws IOException {
    return markup(Long.toString(number));
  }

  /** The address of a picture that lies in the page itself. */
  public Html jpegAddress(byte[] jpeg) throws IOException {
    markup("data:image/jpeg;base64,");
    out.write(Base64.getEncoder().encode(jpeg));
    return this;
  }

  /** Safe between tags and in quoted attributes. */
  public static String escaped(String text) {
    return SafeText.markup(text);
  }
}
