package org.gongtong.server.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The inner parts of an xlsx file behind counters. An archive's own word about its sizes is checked
 * first, because it costs nothing, and not believed: what really comes out is counted while it
 * comes, for the part and for the whole file. Parts that nobody asks for (pictures, say) are never
 * inflated.
 */
final class XlsxArchive implements Closeable {

  /** Below this the ratio says nothing: a short file of equal bytes packs better than any bomb. */
  private static final long RATIO_FROM = 1024L * 1024;

  private final ZipFile zip;
  private final Limits limits;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private long inflated;

  private XlsxArchive(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static XlsxArchive open(Spool spool, Limits limits) throws IOException, RefusedFile {
    Place.WholeFile file = new Place.WholeFile(spool.fileName());
    ZipFile zip;
    try {
      // Chinese zip programs write names in GBK unannounced; the names of parts are ASCII anyway
      zip = new ZipFile(spool.path().toFile(), StandardCharsets.ISO_8859_1);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw new RefusedFile(
          reason.contains("encrypted")
              ? FileProblems.passwordProtected(spool.fileName())
              : FileProblems.damaged(file));
    }
    XlsxArchive archive = new XlsxArchive(zip, limits);
    try {
      archive.index(file);
      archive.refuseOtherFormats(spool.fileName());
      return archive;
    } catch (IllegalArgumentException e) {
      // a name that says it is UTF-8 and isn't
      zip.close();
      throw new RefusedFile(FileProblems.damaged(file));
    } catch (RefusedFile | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void index(Place.WholeFile file) throws RefusedFile {
    if (zip.size() > limits.maxEntries()) {
      throw new RefusedFile(
          FileProblems.archiveOddity(
              file,
              "内部有 " + zip.size() + " 个部分（上限 " + limits.maxEntries() + "）。",
              "it has " + zip.size() + " inner parts (limit: " + limits.maxEntries() + ")."));
    }
    long declared = 0;
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      declared += Math.max(entry.getSize(), 0);
      if (declared > limits.maxInflatedBytes()) {
        throw new RefusedFile(tooFar(new Place.Part(entry.getName())));
      }
      if (parts.put(key(entry.getName()), entry) != null) {
        throw new RefusedFile(
            FileProblems.archiveOddity(
                new Place.Part(entry.getName()), "这个部分出现了两次。", "this part occurs twice."));
      }
    }
  }

  private void refuseOtherFormats(String fileName) throws RefusedFile {
    if (has("xl/workbook.xml") || (has("_rels/.rels") && hasSheetsElsewhere())) {
      return;
    }
    if (has("xl/workbook.bin")) {
      throw new RefusedFile(
          FileProblems.notATable(fileName, "二进制工作簿 (xlsb)", "a binary workbook (xlsb)"));
    }
    if (has("word/document.xml")) {
      throw new RefusedFile(FileProblems.notATable(fileName, "Word 文档", "a Word document"));
    }
    if (has("ppt/presentation.xml")) {
      throw new RefusedFile(FileProblems.notATable(fileName, "演示文稿", "a presentation"));
    }
    if (has("content.xml") && has("mimetype")) {
      throw new RefusedFile(
          FileProblems.notATable(fileName, "OpenDocument 文档", "an OpenDocument file"));
    }
    throw new RefusedFile(FileProblems.notATable(fileName, "zip 压缩包", "a zip archive"));
  }

  /** The standard lets the workbook lie anywhere; only exotic producers use that. */
  private boolean hasSheetsElsewhere() {
    return parts.keySet().stream().anyMatch(name -> name.endsWith("/workbook.xml"));
  }

  boolean has(String name) {
    return parts.containsKey(key(name));
  }

  /** The name of the part that describes the workbook. */
  String workbookPart() {
    return has("xl/workbook.xml")
        ? "xl/workbook.xml"
        : parts.keySet().stream()
            .filter(name -> name.endsWith("/workbook.xml"))
            .sorted()
            .findFirst()
            .orElseThrow();
  }

  /**
   * Opens a part as guarded XML, or null where there is none.
   *
   * @throws RefusedFile if it can't even be started
   */
  @Nullable XmlCursor find(String name) throws IOException, RefusedFile {
    ZipEntry entry = parts.get(key(name));
    if (entry == null) {
      return null;
    }
    Place.Part place = new Place.Part(entry.getName());
    InputStream in;
    try {
      in = zip.getInputStream(entry);
    } catch (ZipException | EOFException e) {
      throw new RefusedFile(FileProblems.damaged(place));
    }
    return XmlCursor.open(new Counted(in, entry, place), place);
  }

  /** As {@link #find}, where the file is damaged without the part. */
  XmlCursor get(String name) throws IOException, RefusedFile {
    XmlCursor cursor = find(name);
    if (cursor == null) {
      throw new RefusedFile(FileProblems.damaged(new Place.Part(name)));
    }
    return cursor;
  }

  /** Producers differ in case and slashes, and Excel doesn't mind. */
  private static String key(String name) {
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  private FileProblem tooFar(Place place) {
    String size = FileProblems.size(limits.maxInflatedBytes());
    return FileProblems.inflatesTooFar(place, size, size);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Counts what is inflated; the parser above sees an I/O error that carries the problem. */
  private final class Counted extends FilterInputStream {
    private final Place place;
    private final long packed;
    private long count;

    Counted(InputStream in, ZipEntry entry, Place place) {
      super(in);
      this.place = place;
      this.packed = Math.max(entry.getCompressedSize(), 1);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n;
      try {
        n = super.read(buffer, offset, length);
      } catch (ZipException | EOFException e) {
        throw new RefusedContent(FileProblems.damaged(place));
      }
      if (n > 0) {
        count += n;
        inflated += n;
        if (inflated > limits.maxInflatedBytes()) {
          throw new RefusedContent(tooFar(place));
        }
        if (count > RATIO_FROM && count / packed > limits.maxInflationRatio()) {
          String ratio = limits.maxInflationRatio() + " : 1";
          throw new RefusedContent(FileProblems.inflatesTooFar(place, ratio, ratio));
        }
      }
      return n;
    }
  }
}
