package org.gongtong.server.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of shared texts: cells hold indices into it. It has to be in memory, so its size is
 * bounded.
 */
final class XlsxStrings {

  /** What a short string costs on the heap beside its characters. */
  private static final int BYTES_PER_STRING = 56;

  private final List<String> texts = new ArrayList<>();

  private XlsxStrings() {}

  static XlsxStrings read(XlsxArchive archive, String part, Limits limits)
      throws IOException, RefusedFile {
    XlsxStrings strings = new XlsxStrings();
    try (XmlCursor xml = archive.find(part)) {
      if (xml != null) {
        strings.read(xml, new Place.Part(part), limits);
      }
    }
    return strings;
  }

  private void read(XmlCursor xml, Place place, Limits limits) throws IOException, RefusedFile {
    StringBuilder text = new StringBuilder();
    long bytes = 0;
    while (xml.advance()) {
      if (xml.starts("si")) {
        text.setLength(0);
        readItem(xml, "si", text, limits.maxCellCharacters(), place);
        bytes += BYTES_PER_STRING + 2L * text.length();
        if (bytes > limits.maxSharedTextBytes()) {
          throw new RefusedFile(FileProblems.tooMuchText(place, limits.maxSharedTextBytes()));
        }
        texts.add(XlsxValues.unescape(text.toString()));
      }
    }
  }

  /**
   * Joins the runs of a rich text and leaves out phonetic readings ({@code rPh}), which nobody
   * typed.
   */
  static void readItem(XmlCursor xml, String element, StringBuilder out, int longest, Place where)
      throws IOException, RefusedFile {
    boolean inText = false;
    int phonetic = 0;
    while (xml.advance() && !xml.ends(element)) {
      if (xml.starts("rPh")) {
        phonetic++;
      } else if (xml.ends("rPh")) {
        phonetic--;
      } else if (xml.starts("t")) {
        inText = true;
      } else if (xml.ends("t")) {
        inText = false;
      } else if (inText && phonetic == 0 && xml.isText()) {
        xml.appendTextTo(out, longest, where);
      }
    }
  }

  /** The text, or null for an index that the table doesn't have. */
  @Nullable String find(String index) {
    int i;
    try {
      i = Integer.parseInt(index.strip());
    } catch (NumberFormatException e) {
      return null;
    }
    return i >= 0 && i < texts.size() ? texts.get(i) : null;
  }
}
