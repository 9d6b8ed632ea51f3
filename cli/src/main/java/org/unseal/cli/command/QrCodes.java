package org.unseal.cli.command;

import io.nayuki.qrcodegen.QrCode;
import org.unseal.engine.port.QrEncoder;

/** QR codes that can still be read with a seventh of them smudged. */
final class QrCodes implements QrEncoder {
  @Override
  public Code encode(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    return new Code() {
      @Override
      public int size() {
        return code.size;
      }

      @Override
      public boolean dark(int column, int row) {
        return code.getModule(column, row);
      }
    };
  }
}
