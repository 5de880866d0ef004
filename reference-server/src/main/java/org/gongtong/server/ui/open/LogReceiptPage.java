package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.QrSign;
import org.jspecify.annotations.Nullable;

/**
 * Where the entry of a receipt is in the public log.
 *
 * @param typed what was asked for
 * @param found what was found; null if nothing
 * @param sign square with the address of this page; null if nothing was found
 * @param address of the log, for the command that checks it
 */
public record LogReceiptPage(
    Shell shell,
    String typed,
    @Nullable Found found,
    @Nullable QrSign sign,
    String address,
    Link back)
    implements Page {

  /**
   * The entry.
   *
   * @param receipt its receipt
   * @param index its place, from 0; null while it is not in a signed log
   * @param entries how many the log has
   * @param leaf its hash, in hexadecimal
   * @param proof hashes that lead from there to the root
   */
  public record Found(
      String receipt, @Nullable Long index, long entries, String leaf, List<String> proof) {
    /** Copies the list. */
    public Found {
      proof = List.copyOf(proof);
    }
  }

  @Override
  public String template() {
    return "open/logReceipt.jte";
  }
}
