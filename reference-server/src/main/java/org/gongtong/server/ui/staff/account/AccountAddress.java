package org.gongtong.server.ui.staff.account;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class AccountAddress {
  private AccountAddress() {}

  /** The account: its sessions, and what else it has. */
  public static String account() {
    return "/staff/account";
  }

  /** Another password. */
  public static String password() {
    return account() + "/password";
  }

  /** Ending sessions, by POST. */
  public static String sessions() {
    return account() + "/sessions";
  }
}
