package org.gongtong.core.audit.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;

/**
 * What a log says of itself (C2SP tlog-checkpoint). Immutable.
 *
 * @param origin the log's name, unique in the world and one line long: an address without scheme
 * @param head how many entries it has, and the root of their tree
 * @param extensions further lines, none of them empty; mostly none
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

  /**
   * @throws IllegalArgumentException if the origin or an extension is empty or more than a line
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("a checkpoint is made of lines that are not empty");
    }
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && text.indexOf('\n') < 0;
  }

  /** The text that is signed. */
  public String text() {
    byte[] root = HexFormat.of().parseHex(head.root().hex());
    StringBuilder text = new StringBuilder(origin).append('\n').append(head.size()).append('\n');
    text.append(Base64.getEncoder().encodeToString(root)).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /**
   * Reads a note of which nobody asks here who signed it: one's own, or one to be shown.
   *
   * @throws IllegalArgumentException if it is no note, or its text no checkpoint
   */
  public static Checkpoint ofNote(String note) {
    return parse(SignedNote.parse(note).text());
  }

  /**
   * Reads the text of a note whose signatures were verified.
   *
   * @throws IllegalArgumentException if it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
      throw new IllegalArgumentException("a checkpoint has three lines at least");
    }
    // Without a sign or leading zeros, so that one tree has one checkpoint.
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("a checkpoint's second line is the size");
    }
    byte[] root = Base64.getDecoder().decode(lines[2]);
    if (root.length != 32) {
      throw new IllegalArgumentException("a checkpoint's third line is a SHA-256 in base64");
    }
    return new Checkpoint(
        lines[0],
        new TreeHead(Long.parseLong(lines[1]), new ContentHash(HexFormat.of().formatHex(root))),
        Arrays.asList(lines).subList(3, lines.length - 1));
  }
}
