package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * The reader's tokens for programs, and a form for another one.
 *
 * @param made the token that was just made, shown this once; empty at any other time
 * @param scopes what may be chosen
 * @param name as typed before
 * @param days as typed before
 */
public record TokensPage(
    Shell shell,
    Command command,
    String made,
    List<TokenRow> tokens,
    List<ScopeRow> scopes,
    String name,
    String days,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public TokensPage {
    tokens = List.copyOf(tokens);
    scopes = List.copyOf(scopes);
  }

  /**
   * A token.
   *
   * @param id names it
   * @param scopes codes
   * @param until when it is over, in words
   * @param used when it was used last, in words; empty if never
   * @param live whether it still works
   */
  public record TokenRow(
      String id, String name, List<String> scopes, String until, String used, boolean live) {
    /** Copies the list. */
    public TokenRow {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * A scope to choose.
   *
   * @param code its code
   * @param text what it lets a program do
   */
  public record ScopeRow(String code, String text, boolean chosen) {}

  /** Hides the token. */
  @Override
  public String toString() {
    return "TokensPage[]";
  }

  @Override
  public String template() {
    return "staff/tokens.jte";
  }
}
