package org.gongtong.server.auth;

import static org.gongtong.core.people.MandateKind.AUDITOR;
import static org.gongtong.core.people.MandateKind.COMMITTEE_STAFF;
import static org.gongtong.core.people.MandateKind.GRID_WORKER;
import static org.gongtong.core.people.MandateKind.SECURITY_ADMINISTRATOR;
import static org.gongtong.core.people.MandateKind.SUBDISTRICT_OFFICER;
import static org.gongtong.core.people.MandateKind.SUPERVISION_MEMBER;
import static org.gongtong.core.people.MandateKind.SYSTEM_ADMINISTRATOR;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.people.MandateKind;

/**
 * Which mandates give which action. What stands here is given, for the place and the days of the
 * mandate; nothing else is. ADR 0181 says why each line is as it is.
 */
public final class PermissionTable {

  private static final Map<Action, Set<MandateKind>> GIVEN = given();

  private PermissionTable() {}

  private static Map<Action, Set<MandateKind>> given() {
    Map<Action, Set<MandateKind>> table = new EnumMap<>(Action.class);
    row(
        table,
        Action.DESK_VIEW,
        COMMITTEE_STAFF,
        GRID_WORKER,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER,
        AUDITOR);
    row(table, Action.MOTION_DRAFT, COMMITTEE_STAFF);
    row(table, Action.MOTION_ANNOUNCE, COMMITTEE_STAFF);
    row(table, Action.MOTION_STEP, COMMITTEE_STAFF);
    row(table, Action.MOTION_WITHDRAW, COMMITTEE_STAFF);
    row(table, Action.MOTION_ANNUL, COMMITTEE_STAFF, SUBDISTRICT_OFFICER);
    row(table, Action.NOTICE_PRINT, COMMITTEE_STAFF, SUPERVISION_MEMBER, SUBDISTRICT_OFFICER);
    // Which of them is given it, the rule of the vote says (ADR 0243).
    row(table, Action.RECOUNT_EXPORT, COMMITTEE_STAFF, SUPERVISION_MEMBER, SUBDISTRICT_OFFICER);
    row(table, Action.ROSTER_VIEW, COMMITTEE_STAFF, GRID_WORKER);
    row(table, Action.ROSTER_EXPORT, COMMITTEE_STAFF);
    row(table, Action.ROSTER_IMPORT, COMMITTEE_STAFF);
    row(table, Action.VOTER_NAME, COMMITTEE_STAFF, GRID_WORKER);
    row(table, Action.PERSON_VIEW, COMMITTEE_STAFF, SUBDISTRICT_OFFICER);
    row(table, Action.PERSON_RECORD, COMMITTEE_STAFF);
    row(table, Action.PERSON_REVEAL, COMMITTEE_STAFF);
    row(table, Action.PERSON_EXPORT, COMMITTEE_STAFF);
    row(table, Action.PERSON_ERASE, COMMITTEE_STAFF, SUBDISTRICT_OFFICER);
    row(table, Action.LETTER_VIEW, COMMITTEE_STAFF, SUPERVISION_MEMBER, AUDITOR);
    row(table, Action.LETTER_ISSUE, COMMITTEE_STAFF);
    row(table, Action.LETTER_REPRINT, COMMITTEE_STAFF);
    paper(table);
    assisted(table);
    elections(table);
    timeBank(table);
    ofTheServer(table);
    return Collections.unmodifiableMap(table);
  }

  private static void ofTheServer(Map<Action, Set<MandateKind>> table) {
    row(table, Action.COMMUNITY_REGISTER, SUBDISTRICT_OFFICER, SYSTEM_ADMINISTRATOR);
    row(
        table,
        Action.PACK_VIEW,
        COMMITTEE_STAFF,
        SUBDISTRICT_OFFICER,
        AUDITOR,
        SYSTEM_ADMINISTRATOR,
        SECURITY_ADMINISTRATOR);
    row(table, Action.SETTING_VIEW, AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR);
    row(table, Action.WEBHOOK_VIEW, AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR);
    row(table, Action.WEBHOOK_MANAGE, SYSTEM_ADMINISTRATOR);
    row(table, Action.AUDIT_VIEW, AUDITOR);
    row(table, Action.MANDATE_VIEW, AUDITOR, SECURITY_ADMINISTRATOR);
    row(table, Action.MANDATE_GRANT, SECURITY_ADMINISTRATOR);
    row(table, Action.MANDATE_END, SECURITY_ADMINISTRATOR);
    row(table, Action.ACCOUNT_VIEW, AUDITOR, SECURITY_ADMINISTRATOR);
    row(table, Action.ACCOUNT_MANAGE, SECURITY_ADMINISTRATOR);
  }

  private static void paper(Map<Action, Set<MandateKind>> table) {
    row(
        table,
        Action.PAPER_VIEW,
        COMMITTEE_STAFF,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER,
        AUDITOR);
    row(table, Action.PAPER_ENTER, COMMITTEE_STAFF);
    row(table, Action.PAPER_SETTLE, COMMITTEE_STAFF);
    row(table, Action.PAPER_CORRECT, COMMITTEE_STAFF);
    row(table, Action.PAPER_WITNESS, COMMITTEE_STAFF, SUPERVISION_MEMBER, SUBDISTRICT_OFFICER);
    row(table, Action.PAPER_COUNT, COMMITTEE_STAFF);
  }

  /** Who goes to doors looks after nothing of it, and the other way round. */
  private static void assisted(Map<Action, Set<MandateKind>> table) {
    row(table, Action.ASSIST_BALLOT, GRID_WORKER);
    row(table, Action.ASSIST_SLIP, COMMITTEE_STAFF);
    row(
        table,
        Action.ASSIST_VIEW,
        COMMITTEE_STAFF,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER,
        AUDITOR);
    row(table, Action.CALLBACK_RECORD, COMMITTEE_STAFF, SUPERVISION_MEMBER);
    row(
        table,
        Action.CALLBACK_VIEW,
        COMMITTEE_STAFF,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER,
        AUDITOR);
  }

  /** A key is kept by others than clerks, too: two clerks alone would be one office. */
  private static void elections(Map<Action, Set<MandateKind>> table) {
    row(
        table,
        Action.ELECTION_VIEW,
        COMMITTEE_STAFF,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER,
        AUDITOR);
    row(table, Action.ELECTION_PREPARE, COMMITTEE_STAFF);
    row(table, Action.ELECTION_KEY, COMMITTEE_STAFF, SUPERVISION_MEMBER, SUBDISTRICT_OFFICER);
    row(table, Action.ELECTION_MARK, COMMITTEE_STAFF);
    row(table, Action.ELECTION_COUNT, COMMITTEE_STAFF);
  }

  private static void timeBank(Map<Action, Set<MandateKind>> table) {
    row(table, Action.TIMEBANK_MANAGE, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_ACCOUNT, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_CLOSE, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_READ, COMMITTEE_STAFF, SUBDISTRICT_OFFICER, AUDITOR);
    row(table, Action.TIMEBANK_POST, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_NEED, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_GRANT, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_CORRECT, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_SETTLE, COMMITTEE_STAFF);
    row(table, Action.TIMEBANK_COORDINATE, COMMITTEE_STAFF, GRID_WORKER);
    // Staff are members as anybody is.
    row(
        table,
        Action.TIMEBANK_MEMBER,
        COMMITTEE_STAFF,
        GRID_WORKER,
        SUPERVISION_MEMBER,
        SUBDISTRICT_OFFICER);
  }

  private static void row(
      Map<Action, Set<MandateKind>> table, Action action, MandateKind first, MandateKind... more) {
    table.put(action, Collections.unmodifiableSet(EnumSet.of(first, more)));
  }

  /** The kinds of mandates that give an action, in the order of {@link MandateKind}. */
  public static Set<MandateKind> givers(Action action) {
    return GIVEN.getOrDefault(action, Set.of());
  }
}
