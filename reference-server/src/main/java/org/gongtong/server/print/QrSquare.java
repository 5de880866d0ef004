package org.gongtong.server.print;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A QR square as a black and white picture, {@value #DOTS} dots a module and {@value #QUIET}
 * modules of white around (ISO/IEC 18004 asks for four). Medium error correction: a fold or a stain
 * may spoil 15 %.
 */
final class QrSquare {
  static final int DOTS = 8;
  static final int QUIET = 4;

  private QrSquare() {}

  /**
   * Returns the picture as a data URI.
   *
   * @throws IllegalArgumentException if the text is longer than the largest square can hold
   */
  static String dataUri(String text) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      // a plain stream would be buffered in a temporary file, and the text may be a secret
      try (ImageOutputStream memory = new MemoryCacheImageOutputStream(png)) {
        ImageIO.write(picture(encode(text)), "png", memory);
      }
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The square's modules, without the quiet zone. */
  static QrCode encode(String text) {
    try {
      return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    } catch (DataTooLongException e) {
      throw new IllegalArgumentException(
          "address too long for a QR code: "
              + text.length()
              + " characters; give a shorter one / 网址过长，无法生成二维码，请缩短",
          e);
    }
  }

  private static BufferedImage picture(QrCode code) {
    int side = (code.size + 2 * QUIET) * DOTS;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        // outside the square getModule answers false: that is the quiet zone
        boolean dark = code.getModule(x / DOTS - QUIET, y / DOTS - QUIET);
        picture.setRGB(x, y, dark ? 0x000000 : 0xffffff);
      }
    }
    return picture;
  }
}
