package org.gongtong.server.ui.staff.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR square as the path of a drawing within the page: no picture to be fetched, which a cache
 * would keep, and none that the content security policy would have to allow.
 *
 * @param side of the drawing in modules, the white edge included
 * @param path one square of side 1 for each dark module
 */
public record QrPath(int side, String path) {
  private static final int QUIET = 4;

  /** The square of a text. */
  static QrPath of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPath(code.size + 2 * QUIET, path.toString());
  }

  /** The drawing's corners. */
  public String viewBox() {
    return "0 0 " + side + " " + side;
  }
}
