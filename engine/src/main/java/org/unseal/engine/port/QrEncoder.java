package org.unseal.engine.port;

/** Makes QR codes. */
@FunctionalInterface
public interface QrEncoder {
  /** The code of a text. */
  Code encode(String text);

  /** A square of dark and light modules, without the light border that must be around it. */
  interface Code {
    /** Modules in a row. */
    int size();

    boolean dark(int column, int row);
  }
}
