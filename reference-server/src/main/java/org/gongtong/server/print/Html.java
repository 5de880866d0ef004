package org.gongtong.server.print;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Builds the XHTML of a sheet. Whatever comes from outside goes through {@link #text} or an
 * attribute method, where it is escaped and freed of characters that cannot be printed; tag and
 * class names are constants of this package. Not thread-safe: one for each document.
 */
final class Html {
  private final PrintFonts fonts;
  private final StringBuilder markup = new StringBuilder(8192);
  private final TreeSet<String> missing = new TreeSet<>();

  Html(PrintFonts fonts) {
    this.fonts = fonts;
  }

  /** An element with content. */
  Html in(String tag, String classes, Consumer<Html> content) {
    open(tag, classes);
    content.accept(this);
    markup.append("</").append(tag).append('>');
    return this;
  }

  /** An element that holds text alone. */
  Html line(String tag, String classes, String text) {
    return in(tag, classes, inside -> inside.text(text));
  }

  /** A heading: bold if the bold font has all its characters, else regular as a whole. */
  Html heading(String tag, String classes, String text) {
    return line(tag, fonts.boldCovers(text) ? classes + " bold" : classes, text);
  }

  /** Text; line ends become line breaks, other runs of white space collapse. */
  Html text(String text) {
    String[] lines = clean(text).split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        markup.append("<br />");
      }
      escape(lines[i]);
    }
    return this;
  }

  /** A picture given as a data URI of our own making, with the words that stand for it. */
  Html picture(String classes, String dataUri, String alternative) {
    markup.append("<img class=\"").append(classes).append("\" src=\"").append(dataUri);
    markup.append("\" alt=\"");
    escape(clean(alternative));
    markup.append("\" title=\"");
    escape(clean(alternative));
    markup.append("\" />");
    return this;
  }

  /** An empty block of a given width, for bars; in tenths of a percent of its container. */
  Html bar(String classes, String property, int perMille) {
    markup.append("<div class=\"").append(classes).append("\" style=\"").append(property);
    markup
        .append(": ")
        .append(perMille / 10)
        .append('.')
        .append(perMille % 10)
        .append("%\"></div>");
    return this;
  }

  /** Characters that the fonts lack and that were replaced so far. */
  SortedSet<String> missing() {
    return missing;
  }

  /** The whole document; {@code styles} are style sheets of this package. */
  String document(PrintLanguage language, String title, String styles) {
    StringBuilder whole = new StringBuilder(markup.length() + styles.length() + 512);
    Html head = new Html(fonts);
    head.line("title", "", title);
    missing.addAll(head.missing);
    whole.append("<!DOCTYPE html><html lang=\"").append(language.tag()).append("\"><head>");
    whole.append(head.markup).append("<style>").append(styles).append("</style></head>");
    whole.append("<body class=\"").append(language.tag()).append("\">");
    return whole.append(markup).append("</body></html>").toString();
  }

  private void open(String tag, String classes) {
    markup.append('<').append(tag);
    if (!classes.isEmpty()) {
      markup.append(" class=\"").append(classes).append('"');
    }
    markup.append('>');
  }

  private String clean(String text) {
    missing.addAll(fonts.missing(text));
    return fonts.printable(text);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> markup.append("&lt;");
        case '>' -> markup.append("&gt;");
        case '&' -> markup.append("&amp;");
        case '"' -> markup.append("&quot;");
        case '\'' -> markup.append("&#39;");
        default -> markup.append(c);
      }
    }
  }
}
