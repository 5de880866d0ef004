package org.gongtong.server.ui.part;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR square for a page, as the path of an SVG of one unit a module. Immutable.
 *
 * @param side modules a side, with the four white ones around that ISO/IEC 18004 asks for
 * @param path of the dark modules
 */
public record QrSign(int side, String path) {
  private static final int QUIET = 4;

  /** The square of an address. */
  public static QrSign of(String address) {
    QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder(4096);
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrSign(code.size + 2 * QUIET, path.toString());
  }
}
