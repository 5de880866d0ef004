package org.gongtong.server.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds xlsx files part by part, so that a test can put anything into any of them. */
public final class Workbooks {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String REL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final List<String> sheets = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private String workbookProperties = "";

  private Workbooks() {}

  public static Workbooks empty() {
    return new Workbooks();
  }

  /** A workbook with one sheet; {@code data} is what goes into its sheetData element. */
  static byte[] of(String data) {
    return empty().sheet("名册", data).bytes();
  }

  /** A row with cells as they come; the cells need addresses. */
  public static String row(int number, String... cells) {
    return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
  }

  public static String text(String address, String text) {
    return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  public static String number(String address, String stored) {
    return "<c r=\"" + address + "\"><v>" + stored + "</v></c>";
  }

  static String shared(String address, int index) {
    return "<c r=\"" + address + "\" t=\"s\"><v>" + index + "</v></c>";
  }

  Workbooks sheet(String name, String data) {
    return sheet(name, "visible", data, "");
  }

  public Workbooks sheet(String name, String state, String data, String tail) {
    int n = sheets.size() + 1;
    sheets.add(
        "<sheet name=\""
            + name
            + "\" sheetId=\""
            + n
            + "\" state=\""
            + state
            + "\" r:id=\"rId"
            + n
            + "\"/>");
    links.add(link("rId" + n, "worksheet", "worksheets/sheet" + n + ".xml"));
    return part(
        "xl/worksheets/sheet" + n + ".xml",
        "<worksheet xmlns=\""
            + MAIN
            + "\"><sheetData>"
            + data
            + "</sheetData>"
            + tail
            + "</worksheet>");
  }

  Workbooks epoch1904() {
    workbookProperties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  Workbooks strings(String items) {
    links.add(link("rIdS", "sharedStrings", "sharedStrings.xml"));
    return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
  }

  /** Cell style 0 is General, 1 the built-in date 14, 2 and on these codes. */
  Workbooks styles(String... codes) {
    StringBuilder formats = new StringBuilder();
    StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>");
    for (int i = 0; i < codes.length; i++) {
      int id = 200 + i;
      String code = codes[i].replace("&", "&amp;").replace("\"", "&quot;");
      formats.append("<numFmt numFmtId=\"" + id + "\" formatCode=\"" + code + "\"/>");
      styles.append("<xf numFmtId=\"" + id + "\"/>");
    }
    links.add(link("rIdF", "styles", "styles.xml"));
    return part(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><numFmts>"
            + formats
            + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
            + "</cellStyleXfs><cellXfs>"
            + styles
            + "</cellXfs></styleSheet>");
  }

  Workbooks part(String name, String xml) {
    return part(
        name,
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
  }

  Workbooks part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            .getBytes(StandardCharsets.UTF_8));
    all.put(
        "xl/workbook.xml",
        ("<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + REL
                + "\">"
                + workbookProperties
                + "<sheets>"
                + String.join("", sheets)
                + "</sheets></workbook>")
            .getBytes(StandardCharsets.UTF_8));
    all.put(
        "xl/_rels/workbook.xml.rels",
        ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", links)
                + "</Relationships>")
            .getBytes(StandardCharsets.UTF_8));
    all.putAll(parts);
    return zip(all);
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + REL
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }
}
