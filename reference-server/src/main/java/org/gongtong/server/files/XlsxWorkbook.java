package org.gongtong.server.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workbook part says: which sheet is the one to read, and how dates count.
 *
 * @param sheetName of the first visible sheet
 * @param sheetPart where its rows are
 * @param otherVisible names of visible sheets that are left unread
 * @param hidden names of hidden sheets, unread too
 * @param epoch1904 true where day 0 is 1904-01-01, as old Macintosh files have it
 * @param stylesPart where the number formats are; the part may be missing
 * @param stringsPart where the shared texts are; the part may be missing
 */
record XlsxWorkbook(
    String sheetName,
    String sheetPart,
    List<String> otherVisible,
    List<String> hidden,
    boolean epoch1904,
    String stylesPart,
    String stringsPart) {

  private static final int MOST_SHEETS = 1_000;

  /** A part that the workbook refers to by an id. */
  private record Link(String type, String part) {}

  private record Sheet(String name, boolean visible, String part) {}

  static XlsxWorkbook read(XlsxArchive archive, String fileName) throws IOException, RefusedFile {
    String part = archive.workbookPart();
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    Map<String, Link> links = links(archive, folder, part.substring(slash + 1));
    List<Sheet> sheets = new ArrayList<>();
    boolean epoch1904 = false;
    try (XmlCursor xml = archive.get(part)) {
      while (xml.advance()) {
        if (xml.starts("workbookPr")) {
          epoch1904 = xml.flag("date1904");
        } else if (xml.starts("sheet")) {
          Sheet sheet = sheet(xml, links);
          if (sheet != null) {
            sheets.add(sheet);
          }
          if (sheets.size() > MOST_SHEETS) {
            throw xml.damaged();
          }
        }
      }
    }
    List<Sheet> visible = sheets.stream().filter(Sheet::visible).toList();
    if (visible.isEmpty()) {
      throw new RefusedFile(FileProblems.noVisibleSheet(fileName));
    }
    Sheet chosen = visible.get(0);
    return new XlsxWorkbook(
        chosen.name(),
        chosen.part(),
        visible.stream().skip(1).map(Sheet::name).toList(),
        sheets.stream().filter(s -> !s.visible()).map(Sheet::name).toList(),
        epoch1904,
        partOf(links, "styles", folder + "styles.xml"),
        partOf(links, "sharedStrings", folder + "sharedStrings.xml"));
  }

  /** Charts on a sheet of their own and macro sheets hold no rows: null. */
  private static @Nullable Sheet sheet(XmlCursor xml, Map<String, Link> links) throws RefusedFile {
    String name = xml.attribute("name");
    String id = xml.attribute("id");
    Link link = id == null ? null : links.get(id);
    if (name == null || link == null) {
      throw xml.damaged();
    }
    if (!link.type().endsWith("/worksheet")) {
      return null;
    }
    String state = xml.attribute("state");
    return new Sheet(name, state == null || state.equals("visible"), link.part());
  }

  private static Map<String, Link> links(XlsxArchive archive, String folder, String file)
      throws IOException, RefusedFile {
    Map<String, Link> links = new HashMap<>();
    try (XmlCursor xml = archive.get(folder + "_rels/" + file + ".rels")) {
      while (xml.advance()) {
        if (!xml.starts("Relationship")) {
          continue;
        }
        String id = xml.attribute("Id");
        String type = xml.attribute("Type");
        String target = xml.attribute("Target");
        if (id == null || type == null || target == null || links.size() >= 2 * MOST_SHEETS) {
          throw xml.damaged();
        }
        if (!"External".equals(xml.attribute("TargetMode"))) {
          links.put(id, new Link(type, resolve(folder, target)));
        }
      }
    }
    return links;
  }

  private static String partOf(Map<String, Link> links, String type, String fallback) {
    return links.values().stream()
        .filter(link -> link.type().endsWith("/" + type))
        .map(Link::part)
        .sorted()
        .findFirst()
        .orElse(fallback);
  }

  private static String resolve(String folder, String target) {
    String path = target.startsWith("/") ? target.substring(1) : folder + target;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.replace('\\', '/').split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
