package org.gongtong.server.ui.timebank.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class BoardAddress {
  private BoardAddress() {}

  /** What there is to do in a community's time bank. */
  public static String board(String community) {
    return "/staff/c/" + encoded(community) + "/timebank";
  }

  /** A request and what answers it; POST makes an appointment. */
  public static String request(String community, String notice) {
    return board(community) + "/requests/" + encoded(notice);
  }

  /** A visit. */
  public static String visit(String community, String visit) {
    return board(community) + "/visits/" + encoded(visit);
  }

  /** A step of a visit, by POST. */
  public static String step(String community, String visit, String step) {
    return visit(community, visit) + "/" + encoded(step);
  }

  /** Looking for accounts. */
  public static String accounts(String community) {
    return board(community) + "/accounts";
  }

  /** An account. */
  public static String account(String community, String account) {
    return accounts(community) + "/" + encoded(account);
  }

  /** The accounts that follow one. */
  public static String accountsAfter(String community, String account) {
    return accounts(community) + "?after=" + encoded(account);
  }

  /** What there is about an account beside its entries; changes by POST below it. */
  public static String file(String community, String account) {
    return account(community, account) + "/file";
  }

  /** What becomes of an account; proposing something by POST. */
  public static String closing(String community, String account) {
    return account(community, account) + "/closing";
  }

  /** Carrying a proposal out or dropping it, by POST. */
  public static String closingStep(String community, String account, String closing, String step) {
    return closing(community, account) + "/" + encoded(closing) + "/" + encoded(step);
  }

  /** Its statement from a line on. */
  public static String older(String community, String account, long before) {
    return account(community, account) + "?before=" + before;
  }

  /** Entering a transfer, by POST. */
  public static String post(String community, String account) {
    return account(community, account) + "/post";
  }

  /** Taking an entry back: the form, and by POST. */
  public static String correct(String community, String account, long line) {
    return account(community, account) + "/lines/" + line + "/correct";
  }

  /** Sheets of services: a form to upload one, templates, and files to take away. */
  public static String sheets(String community) {
    return board(community) + "/sheets";
  }

  /** The same, after one was entered. */
  public static String entered(String community, int lines) {
    return sheets(community) + "?done=" + lines;
  }

  /** The empty sheet: {@code xlsx} or {@code csv}. */
  public static String template(String community, String kind) {
    return sheets(community) + "/template." + encoded(kind);
  }

  /** A sheet that waits. */
  public static String sheet(String community, String upload) {
    return sheets(community) + "/" + encoded(upload);
  }

  /** Entering it, by POST. */
  public static String apply(String community, String upload) {
    return sheet(community, upload) + "/apply";
  }

  /** The list of what is wrong with a sheet. */
  public static String sheetFaults(String community, String list) {
    return sheet(community, list) + "/faults.csv";
  }

  /** Services of a period as a workbook. */
  public static String services(String community) {
    return board(community) + "/services.xlsx";
  }

  /** A statement of a period as a workbook. */
  public static String statement(String community, String account) {
    return account(community, account) + "/statement.xlsx";
  }

  /** Opening the time bank, and its rules. */
  public static String rules(String community) {
    return board(community) + "/rules";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
