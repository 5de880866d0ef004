package org.gongtong.server.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The addresses of all pages in one place: templates link through here and the controllers register
 * the same shapes. Each argument is one path segment and is percent-encoded.
 */
public final class Routes {
  private Routes() {}

  /** List of communities. */
  public static String home() {
    return "/";
  }

  /** Sets language or text size by cookie and returns to {@code back}. */
  public static String preferences() {
    return "/preferences";
  }

  /** A community and its motions. */
  public static String community(String community) {
    return "/c/" + segment(community);
  }

  /** A community's motions older than one already seen. */
  public static String older(String community, String motion) {
    return community(community) + "?before=" + segment(motion);
  }

  /** A motion. */
  public static String motion(String community, String motion) {
    return community(community) + "/m/" + segment(motion);
  }

  /** The turnout alone, a fragment that the page's script fetches again and again. */
  public static String turnout(String community, String motion) {
    return motion(community, motion) + "/turnout";
  }

  /** The result of a motion. */
  public static String result(String community, String motion) {
    return motion(community, motion) + "/result";
  }

  /** An attachment, counted from 1. */
  public static String attachment(String community, String motion, int number) {
    return motion(community, motion) + "/attachments/" + number;
  }

  /** The certificate as PDF. */
  public static String certificate(String community, String motion) {
    return motion(community, motion) + "/certificate.pdf";
  }

  /** Typing the voting code; the same address takes the code by POST. */
  public static String code() {
    return "/vote";
  }

  /**
   * What the square code of a letter holds, behind the site's address. A browser never sends what
   * stands behind {@code #}: the page's script puts it into the form, or the voter types it.
   */
  public static String scan(String voteCode) {
    return code() + "#" + segment(voteCode);
  }

  /** The public log: its page, and its files below. */
  public static String log() {
    return "/log";
  }

  /** Looking a receipt up in the public log. */
  public static String logReceipts() {
    return log() + "/receipt";
  }

  /** Where the entry of a receipt is. */
  public static String logReceipt(String code) {
    return logReceipts() + "/" + segment(code);
  }

  /** A member's pages of the time bank, opened with his card. */
  public static String bank() {
    return "/bank";
  }

  /** Choosing. */
  public static String choice() {
    return "/vote/choice";
  }

  /** The ballot paper, saying that nothing was chosen on it. */
  public static String nothingChosen() {
    return choice() + "?nothing";
  }

  /** Marking the ballot paper of an election. */
  public static String electionPaper() {
    return code() + "/election";
  }

  /** Checking the answer; POST casts. */
  public static String check() {
    return "/vote/check";
  }

  /** What a voter gets to keep. */
  public static String receipt() {
    return "/vote/receipt";
  }

  /** Signing in. */
  public static String signIn() {
    return "/staff/sign-in";
  }

  /** Signing out. */
  public static String signOut() {
    return "/staff/sign-out";
  }

  /** First set-up with the one-time token. */
  public static String setUp() {
    return "/staff/set-up";
  }

  /** The desk's first page: all communities. */
  public static String staff() {
    return "/staff";
  }

  /** How long what is kept is kept. */
  public static String retention() {
    return "/staff/retention";
  }

  /** Rule packs and their states. */
  public static String packs() {
    return "/staff/packs";
  }

  /** Who holds which mandate; POST grants one. */
  public static String mandates() {
    return "/staff/mandates";
  }

  /** A further page of mandates. */
  public static String mandatesBefore(String mandate) {
    return mandates() + "?before=" + segment(mandate);
  }

  /** Ending a mandate. */
  public static String mandateEnd(String mandate) {
    return mandates() + "/" + segment(mandate) + "/end";
  }

  /** Registering a community. */
  public static String newCommunity() {
    return "/staff/communities/new";
  }

  /** The desk of a community. */
  public static String desk(String community) {
    return "/staff/c/" + segment(community);
  }

  /** Persons of a community, masked; POST records one. */
  public static String persons(String community) {
    return desk(community) + "/persons";
  }

  /** A further page of persons. */
  public static String personsAfter(String community, String person) {
    return persons(community) + "?after=" + segment(person);
  }

  /** What is kept of a person. */
  public static String person(String community, String person) {
    return persons(community) + "/" + segment(person);
  }

  /** What a person was found to be; POST adds a finding. */
  public static String personFindings(String community, String person) {
    return person(community, person) + "/findings";
  }

  /** What a person agreed to; POST adds a consent. */
  public static String personConsents(String community, String person) {
    return person(community, person) + "/consents";
  }

  /** Taking a consent back; before that, what follows from it. */
  public static String personWithdrawal(String community, String person, String consent) {
    return personConsents(community, person) + "/" + segment(consent) + "/withdrawal";
  }

  /** Correcting a detail; {@code /check} shows it a second time before. */
  public static String personCorrection(String community, String person) {
    return person(community, person) + "/correction";
  }

  /** The roster as it stands. */
  public static String roster(String community) {
    return desk(community) + "/roster";
  }

  /** A further page of the roster, or of a search in it. */
  public static String roster(String community, String query, String after) {
    return roster(community) + "?q=" + segment(query) + "&after=" + segment(after);
  }

  /** The roster after something was done to it: the number of what was done. */
  public static String rosterDone(String community, int number) {
    return roster(community) + "?done=" + number;
  }

  /** Uploading a roster; POST reads it without changing anything. */
  public static String rosterImport(String community) {
    return roster(community) + "/import";
  }

  /** What a roster that was read without fault would change. */
  public static String rosterDiff(String community, String upload) {
    return rosterImport(community) + "/" + segment(upload);
  }

  /** Applying a roster that was read without fault. */
  public static String rosterApply(String community, String upload) {
    return rosterDiff(community, upload) + "/apply";
  }

  /** All faults of a roster that was read, as csv. */
  public static String rosterFaults(String community, String upload) {
    return rosterDiff(community, upload) + "/faults.csv";
  }

  /** The empty roster to fill in; kind is {@code xlsx} or {@code csv}. */
  public static String rosterTemplate(String community, String kind) {
    return roster(community) + "/template." + segment(kind);
  }

  /** The roster in force as a file; kind is {@code xlsx} or {@code csv}. */
  public static String rosterExport(String community, String kind) {
    return roster(community) + "/export." + segment(kind);
  }

  /** Naming the voter of a part with co-owners. An id may have a slash: it is no path segment. */
  public static String namedVoter(String community, String part) {
    return roster(community) + "/voter?part=" + segment(part);
  }

  /** A new motion. */
  public static String newMotion(String community) {
    return desk(community) + "/m/new";
  }

  /** A motion as staff see it. */
  public static String motionDesk(String community, String motion) {
    return desk(community) + "/m/" + segment(motion);
  }

  /** Changing a draft. */
  public static String editMotion(String community, String motion) {
    return motionDesk(community, motion) + "/edit";
  }

  /** The announcement for the notice board, as PDF. */
  public static String announcement(String community, String motion) {
    return motionDesk(community, motion) + "/announcement.pdf";
  }

  /** The result for the notice board, as PDF. */
  public static String resultNotice(String community, String motion) {
    return motionDesk(community, motion) + "/result.pdf";
  }

  /** What counts a decision again with the public log, without names. */
  public static String recountBundle(String community, String motion) {
    return motionDesk(community, motion) + "/recount-bundle.jsonl";
  }

  /** Everything a recount needs, as a zip. */
  public static String recount(String community, String motion) {
    return motionDesk(community, motion) + "/recount.zip";
  }

  /** Looking at an announcement before it is made. */
  public static String announceCheck(String community, String motion) {
    return motionStep(community, motion, "announce") + "/check";
  }

  /** A step in a motion's life: {@code announce}, {@code open}, {@code close} … */
  public static String motionStep(String community, String motion, String step) {
    return motionDesk(community, motion) + "/steps/" + segment(step);
  }

  /** Voting letters. */
  public static String letters(String community, String motion) {
    return motionDesk(community, motion) + "/letters";
  }

  /** Reprinting one letter. */
  public static String reprint(String community, String motion) {
    return letters(community, motion) + "/reprint";
  }

  /** Printing all letters again. */
  public static String reprintAll(String community, String motion) {
    return letters(community, motion) + "/reprint-all";
  }

  /** Paper ballots: all sheets and the reconciliation. */
  public static String sheets(String community, String motion) {
    return motionDesk(community, motion) + "/sheets";
  }

  /** Sheets without entries, as PDF. */
  public static String blankSheets(String community, String motion) {
    return motionDesk(community, motion) + "/blank-sheets.pdf";
  }

  /** One numbered sheet. */
  public static String sheet(String community, String motion, String sheet) {
    return sheets(community, motion) + "/" + segment(sheet);
  }

  /** The second person's entry of a sheet. */
  public static String sheetCheck(String community, String motion, String sheet) {
    return sheet(community, motion, sheet) + "/check";
  }

  /** Settling the lines on which the two entries differ. */
  public static String sheetSettle(String community, String motion, String sheet) {
    return sheet(community, motion, sheet) + "/settle";
  }

  /** Ballot papers issued, returned, void. */
  public static String reconcile(String community, String motion) {
    return sheets(community, motion) + "/reconcile";
  }

  /** Assisting at a door: where it begins. */
  public static String assist(String community, String motion) {
    return motionDesk(community, motion) + "/assist";
  }

  /** One page of an assisted session. */
  public static String assist(String community, String motion, String session, String step) {
    return assist(community, motion) + "/" + segment(session) + "/" + step;
  }

  /** All assisted sessions of a motion. */
  public static String assisted(String community, String motion) {
    return motionDesk(community, motion) + "/assisted";
  }

  /** The slip with the receipt of an assisted ballot. */
  public static String assistedSlip(String community, String motion, String session) {
    return assisted(community, motion) + "/" + segment(session) + "/slip";
  }

  /** The same slip as a PDF. */
  public static String assistedSlipPdf(String community, String motion, String session) {
    return assistedSlip(community, motion, session) + ".pdf";
  }

  /** The photo or signature of an assisted session. */
  public static String assistedFile(String community, String motion, String session) {
    return assisted(community, motion) + "/" + segment(session) + "/file";
  }

  /** Correcting one recorded paper ballot. */
  public static String correction(String community, String motion, String ballot) {
    return motionDesk(community, motion) + "/corrections/" + segment(ballot);
  }

  /** Whether a path stays on this site: one leading slash, no backslash, no control character. */
  public static boolean isLocal(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.indexOf('\\') < 0
        && path.chars().noneMatch(c -> c < 0x20);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
