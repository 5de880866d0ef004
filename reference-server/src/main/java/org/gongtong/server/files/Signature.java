package org.gongtong.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells formats apart by their first bytes, never by the file's name: clerks rename files, and
 * other systems export web pages as {@code .xls}.
 */
final class Signature {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
  private static final byte[] OLE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  /** A foreign format that people send by mistake. */
  private record Foreign(byte[] magic, String zh, String en) {}

  private static final Foreign[] FOREIGN = {
    new Foreign(bytes(0x89, 'P', 'N', 'G'), "图片 (PNG)", "a picture (PNG)"),
    new Foreign(bytes(0xFF, 0xD8, 0xFF), "图片 (JPEG)", "a picture (JPEG)"),
    new Foreign(bytes('G', 'I', 'F', '8'), "图片 (GIF)", "a picture (GIF)"),
    new Foreign(bytes('%', 'P', 'D', 'F', '-'), "PDF 文档", "a PDF document"),
    new Foreign(bytes('R', 'a', 'r', '!'), "RAR 压缩包", "a RAR archive"),
    new Foreign(bytes('7', 'z', 0xBC, 0xAF), "7z 压缩包", "a 7z archive"),
    new Foreign(bytes(0x1F, 0x8B), "gzip 压缩包", "a gzip archive"),
    new Foreign(bytes('{', '\\', 'r', 't', 'f'), "RTF 文档", "an RTF document"),
  };

  private Signature() {}

  /** The family a file belongs to, as far as this package is concerned. */
  enum Family {
    ZIP_ARCHIVE,
    TEXT
  }

  /** The family of a readable file. */
  static Family of(Path file, String fileName) throws IOException, RefusedFile {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(512);
    }
    if (head.length == 0) {
      throw new RefusedFile(FileProblems.empty(new Place.WholeFile(fileName)));
    }
    if (startsWith(head, ZIP)) {
      return Family.ZIP_ARCHIVE;
    }
    if (startsWith(head, EMPTY_ZIP)) {
      throw new RefusedFile(FileProblems.notATable(fileName, "空的 zip 压缩包", "an empty zip archive"));
    }
    if (startsWith(head, OLE)) {
      throw new RefusedFile(oldOffice(file, fileName));
    }
    for (Foreign foreign : FOREIGN) {
      if (startsWith(head, foreign.magic())) {
        throw new RefusedFile(FileProblems.notATable(fileName, foreign.zh(), foreign.en()));
      }
    }
    refuseMarkup(head, fileName);
    return Family.TEXT;
  }

  /**
   * Web pages and XML spreadsheets often wear the name .xls; no table's first heading begins with a
   * tag.
   */
  private static void refuseMarkup(byte[] head, String fileName) throws RefusedFile {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start =
        (text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text)
            .strip()
            .toLowerCase(Locale.ROOT);
    for (String tag : new String[] {"<html", "<!doctype", "<table", "<head", "<meta", "<?xml"}) {
      if (start.startsWith(tag)) {
        throw new RefusedFile(FileProblems.notATable(fileName, "网页或 XML", "a web page or XML"));
      }
    }
  }

  /**
   * An encrypted xlsx is an OLE file with a stream of this name; any other OLE file is an old
   * format.
   */
  private static FileProblem oldOffice(Path file, String fileName) throws IOException {
    byte[] wanted = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    byte[] window = new byte[64 * 1024 + wanted.length];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int n = in.readNBytes(window, kept, window.length - kept);
        int filled = kept + n;
        if (contains(window, filled, wanted)) {
          return FileProblems.passwordProtected(fileName);
        }
        if (n == 0 || filled < window.length) {
          return FileProblems.oldExcel(fileName);
        }
        kept = wanted.length - 1;
        System.arraycopy(window, filled - kept, window, 0, kept);
      }
    }
  }

  private static boolean contains(byte[] window, int filled, byte[] wanted) {
    for (int i = 0; i + wanted.length <= filled; i++) {
      int k = 0;
      while (k < wanted.length && window[i + k] == wanted[k]) {
        k++;
      }
      if (k == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] result = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }
}
