package org.gongtong.server.ui.staff.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class AccountAddress {
  private AccountAddress() {}

  /** The account: its sessions, and what else it has. */
  public static String account() {
    return "/staff/account";
  }

  /** What the account may do. */
  public static String mandates() {
    return account() + "/mandates";
  }

  /** Another password. */
  public static String password() {
    return account() + "/password";
  }

  /** Ending sessions, by POST. */
  public static String sessions() {
    return account() + "/sessions";
  }

  /** The code of the second factor, after the password. */
  public static String code(String to) {
    return "/staff/sign-in/code?to=" + encoded(to);
  }

  /** The form of {@link #code(String)} goes there. */
  public static String code() {
    return "/staff/sign-in/code";
  }

  /** Begins the organisation's own sign-in. */
  public static String openId() {
    return "/staff/sign-in/openid";
  }

  /** Begins it on the way to a page. */
  public static String openId(String to) {
    return openId() + "?to=" + encoded(to);
  }

  /** Where the issuer sends the browser back to. */
  public static String openIdCallback() {
    return openId() + "/callback";
  }

  /** The second factor; its forms stand below. */
  public static String factor() {
    return account() + "/second-factor";
  }

  /** The second factor, set up on the way to another page. */
  public static String factor(String to) {
    return factor() + "?to=" + encoded(to);
  }

  /**
   * A form of the second factor: {@code begin}, {@code confirm}, {@code recovery}, {@code remove}.
   */
  public static String factorStep(String step) {
    return factor() + "/" + encoded(step);
  }

  /** Tokens of programs; POST makes one. */
  public static String tokens() {
    return account() + "/tokens";
  }

  /** Revoking a token. */
  public static String revokeToken() {
    return tokens() + "/revoke";
  }

  /** Setting a password with a link; what stands behind {@code #} is the token. */
  public static String join() {
    return "/staff/join";
  }

  /** Signing in with the code of the break-glass command. */
  public static String breakGlass() {
    return "/staff/break-glass";
  }

  /** All logins and invitations. */
  public static String logins() {
    return "/staff/logins";
  }

  /** A form about logins: {@code invite}, {@code reset}, {@code withdraw}. */
  public static String loginStep(String step) {
    return logins() + "/" + encoded(step);
  }

  /** Which persons hold a login; POST links one. */
  public static String persons(String login) {
    return logins() + "/" + encoded(login) + "/persons";
  }

  /** Taking such a link away, by POST. */
  public static String endPerson(String login) {
    return persons(login) + "/end";
  }

  /** The latest sign-ins. */
  public static String signIns() {
    return "/staff/sign-ins";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
