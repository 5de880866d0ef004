package org.gongtong.server.print;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came out of the press, beside the bytes.
 *
 * @param sheets documents printed: letters, or 1 for a certificate or notice
 * @param pages pages of the PDF
 * @param missing characters that the fonts lack and that were printed as {@link
 *     PrintFonts#REPLACEMENT}, one code point each; tell the clerk, who may have to write them by
 *     hand
 */
public record Printed(int sheets, int pages, SortedSet<String> missing) {
  /** Keeps a copy of the set. */
  public Printed {
    missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
  }
}
