package org.gongtong.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The encoding of a text file, found by decoding all of it strictly: a byte-order mark decides;
 * then UTF-8, which text in another encoding practically never satisfies; then GB18030, of which
 * GBK and GB2312 are subsets. No statistics, no guess that could turn a name into another one.
 *
 * @param charset what to decode with
 * @param markBytes length of the byte-order mark to skip
 */
record TextEncoding(Charset charset, int markBytes) {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** Reads the whole file once or twice in constant memory. */
  static TextEncoding detect(Path file) throws IOException, RefusedFile {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(4);
    }
    int b0 = head.length > 0 ? head[0] & 0xFF : -1;
    int b1 = head.length > 1 ? head[1] & 0xFF : -1;
    int b2 = head.length > 2 ? head[2] & 0xFF : -1;
    if (b0 == 0xFF && b1 == 0xFE) {
      return utf16(file, StandardCharsets.UTF_16LE);
    }
    if (b0 == 0xFE && b1 == 0xFF) {
      return utf16(file, StandardCharsets.UTF_16BE);
    }
    int mark = b0 == 0xEF && b1 == 0xBB && b2 == 0xBF ? 3 : 0;
    Scan utf8 = scan(file, StandardCharsets.UTF_8, mark);
    if (utf8.badOffset() < 0) {
      refuseNul(utf8);
      return new TextEncoding(StandardCharsets.UTF_8, mark);
    }
    Scan gb = scan(file, GB18030, mark);
    if (gb.badOffset() < 0 && mark == 0) {
      refuseNul(gb);
      return new TextEncoding(GB18030, 0);
    }
    refuseNul(utf8);
    long offset = mark == 0 ? gb.badOffset() : utf8.badOffset();
    throw new RefusedFile(FileProblems.encodingUnknown(offset, utf8.badOffset()));
  }

  /** Decodes strictly; the file has been found sound, so an error now is the disk's. */
  Reader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(markBytes);
      return new InputStreamReader(in, strict(charset));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static TextEncoding utf16(Path file, Charset charset) throws IOException, RefusedFile {
    Scan scan = scan(file, charset, 2);
    refuseNul(scan);
    if (scan.badOffset() >= 0) {
      throw new RefusedFile(FileProblems.brokenUtf16(scan.badOffset(), "UTF-16"));
    }
    return new TextEncoding(charset, 2);
  }

  private static void refuseNul(Scan scan) throws RefusedFile {
    if (scan.nulLine() > 0) {
      throw new RefusedFile(FileProblems.nul(scan.nulLine()));
    }
  }

  /** Offset of the first byte that doesn't decode or -1; line of the first NUL before it or 0. */
  private record Scan(long badOffset, int nulLine) {}

  private static Scan scan(Path file, Charset charset, int skip) throws IOException {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    CharBuffer chars = CharBuffer.allocate(64 * 1024);
    long base = skip;
    int nulLine = 0;
    LineCount lines = new LineCount();
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(skip);
      boolean atEnd = false;
      while (!atEnd) {
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        atEnd = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
        CoderResult result;
        do {
          chars.clear();
          result = decoder.decode(bytes, chars, atEnd);
          int nul = lines.take(chars.flip());
          nulLine = nulLine == 0 ? nul : nulLine;
          if (result.isError()) {
            return new Scan(base + bytes.position(), nulLine);
          }
        } while (result.isOverflow());
        base += bytes.position();
        bytes.compact();
      }
    }
    return new Scan(-1, nulLine);
  }

  /** Counts lines that end in CR, LF or CRLF, and looks for NUL on the way. */
  private static final class LineCount {
    private int line = 1;
    private boolean afterCr;

    /** The line of the first NUL in {@code chars}, or 0. */
    int take(CharBuffer chars) {
      int found = 0;
      for (int i = 0; i < chars.limit(); i++) {
        char c = chars.get(i);
        if (c == '\r' || (c == '\n' && !afterCr)) {
          line++;
        } else if (c == 0 && found == 0) {
          found = line;
        }
        afterCr = c == '\r';
      }
      return found;
    }
  }
}
