package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The public log, told to people: what it is, its newest checkpoint, how to check it.
 *
 * @param newest the newest checkpoint; null before anything was signed
 * @param witnesses names of those who signed it beside the log
 * @param key the log's key
 * @param address of the log, for the command that checks it
 */
public record LogPage(
    Shell shell, @Nullable Newest newest, List<String> witnesses, String key, String address)
    implements Page {
  /** Copies the list. */
  public LogPage {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * The newest checkpoint.
   *
   * @param origin name of the log
   * @param entries how many it has
   * @param root hash of their tree, in hexadecimal
   * @param note the whole, as it was signed
   */
  public record Newest(String origin, long entries, String root, String note) {}

  @Override
  public String template() {
    return "open/log.jte";
  }
}
