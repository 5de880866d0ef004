package org.gongtong.server.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of the jar, and which characters they can show.
 *
 * <p>Regular carries the 8,105 characters of 通用规范汉字表, GB 2312 and Latin; bold the 3,500 common
 * characters; mono ASCII alone. How they were made: {@code src/main/font/README.md}. Immutable and
 * thread-safe; loading reads 4 MB once.
 */
public final class PrintFonts {
  /** What is printed in place of a character that the fonts lack: 〓, the geta mark. */
  public static final String REPLACEMENT = "〓";

  private final byte[] regular;
  private final byte[] bold;
  private final byte[] mono;
  private final BitSet regularCovers;
  private final BitSet boldCovers;

  private PrintFonts(byte[] regular, byte[] bold, byte[] mono) {
    this.regular = regular;
    this.bold = bold;
    this.mono = mono;
    this.regularCovers = coverage(regular);
    this.boldCovers = coverage(bold);
  }

  /**
   * Loads the fonts that ship in the jar.
   *
   * @throws UncheckedIOException if the jar is damaged and lacks one of them
   */
  public static PrintFonts load() {
    return new PrintFonts(
        read("gongtong-sans-regular.ttf"),
        read("gongtong-sans-bold.ttf"),
        read("gongtong-mono.ttf"));
  }

  /**
   * Returns the characters of a text that no font here can show, as strings of one code point each,
   * in code point order; empty if everything can be printed. Line ends, tabs and spaces always can.
   */
  public SortedSet<String> missing(String text) {
    TreeSet<String> absent = new TreeSet<>();
    text.codePoints()
        .filter(code -> !isPrintable(code))
        .forEach(code -> absent.add(Character.toString(code)));
    return Collections.unmodifiableSortedSet(absent);
  }

  /**
   * Returns the text as it will stand on paper: every character of {@link #missing} replaced by
   * {@link #REPLACEMENT}.
   */
  public String printable(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            code -> {
              if (isPrintable(code)) {
                printed.appendCodePoint(code);
              } else {
                printed.append(REPLACEMENT);
              }
            });
    return printed.toString();
  }

  /**
   * Tells whether the bold font has every character, so that a heading is not set in two weights.
   */
  boolean boldCovers(String text) {
    return text.codePoints().allMatch(code -> isSpace(code) || boldCovers.get(code));
  }

  InputStream regular() {
    return new ByteArrayInputStream(regular);
  }

  InputStream bold() {
    return new ByteArrayInputStream(bold);
  }

  InputStream mono() {
    return new ByteArrayInputStream(mono);
  }

  private boolean isPrintable(int code) {
    return isSpace(code) || regularCovers.get(code);
  }

  private static boolean isSpace(int code) {
    return code == ' ' || code == '\n' || code == '\r' || code == '\t';
  }

  private static byte[] read(String name) {
    try (InputStream font = PrintFonts.class.getResourceAsStream("font/" + name)) {
      if (font == null) {
        throw new IOException("font missing from the jar: " + name);
      }
      return font.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BitSet coverage(byte[] font) {
    try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
      CmapLookup characters = parsed.getUnicodeCmapLookup();
      BitSet covered = new BitSet();
      for (int code = 0x20; code <= Character.MAX_CODE_POINT; code++) {
        // a control character has no place on paper even if a font maps it to an empty glyph
        if (!Character.isISOControl(code) && characters.getGlyphId(code) != 0) {
          covered.set(code);
        }
      }
      return covered;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
