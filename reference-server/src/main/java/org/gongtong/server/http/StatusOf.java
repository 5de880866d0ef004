package org.gongtong.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.people.CircumstanceReason;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.place.CommunityReason;
import org.gongtong.core.place.RosterImportReason;
import org.gongtong.core.place.RosterReason;
import org.gongtong.core.place.VoterReason;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.rules.RuleReason;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.grant.RoundReason;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.ClosingReason;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.service.MatchReason;
import org.gongtong.core.timebank.service.NoticeReason;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.PermissionReason;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.intake.IntakeReason;
import org.gongtong.server.retention.RetentionReason;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.webhook.WebhookReason;

/**
 * The one place where a refusal becomes an HTTP status: 409 when the same request may be taken at
 * another time or after somebody else's step, 422 when the request itself must change. The first
 * reason that is not met decides.
 */
public final class StatusOf {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int CONTENT = 422;

  private static final Map<String, Integer> BY_CODE = new HashMap<>();

  static {
    for (ApiReason reason : ApiReason.values()) {
      BY_CODE.put(reason.name(), reason.status());
    }
    for (AuthReason reason : AuthReason.values()) {
      BY_CODE.put(reason.name(), AuthReason.statusOf(reason.name()));
    }
    for (SignInReason reason : SignInReason.values()) {
      BY_CODE.put(reason.name(), reason.status());
    }
    put(400, RequestReason.BAD_REQUEST);
    put(401, RequestReason.SIGN_IN_NEEDED);
    put(
        403,
        RequestReason.CROSS_SITE,
        MotionReason.BUNDLE_NOT_GIVEN,
        AssistedReason.ASSIST_OWN_PARTY,
        AssistedReason.ASSIST_OWN_SLIP,
        CallBackReason.CALLBACK_OWN);
    put(
        NOT_FOUND,
        RequestReason.NOT_FOUND,
        CommunityReason.COMMUNITY_UNKNOWN,
        MotionReason.MOTION_UNKNOWN,
        // There is no interim result for anybody: before the count this address has nothing.
        MotionReason.NOT_COUNTED,
        BallotReason.BALLOT_UNKNOWN,
        AssistedReason.ASSIST_UNKNOWN,
        CallBackReason.CALLBACK_NONE,
        CallBackReason.CALLBACK_NOT_DRAWN,
        AssistedReason.ASSIST_EVIDENCE_EXPIRED,
        VoterReason.NO_SUCH_PART);
    put(405, RequestReason.METHOD_NOT_ALLOWED);
    put(
        412,
        MotionReason.MOTION_CHANGED,
        RosterImportReason.IMPORT_BETWEEN,
        VoterReason.ROSTER_CHANGED_MEANWHILE);
    put(411, RequestReason.LENGTH_REQUIRED);
    put(413, RequestReason.BODY_TOO_LARGE);
    put(429, RequestReason.TOO_MANY_REQUESTS);
    put(500, RequestReason.SERVER_FAULT);
    put(503, RequestReason.UNAVAILABLE);
    put(
        CONFLICT,
        CommunityReason.SLUG_TAKEN,
        MotionReason.NOT_IN_STATE,
        MotionReason.MOTION_ID_TAKEN,
        MotionReason.ROSTER_MISSING,
        BallotReason.VOTE_NOT_OPEN,
        BallotReason.BALLOT_ID_TAKEN,
        BallotReason.NOT_CORRECTABLE,
        BallotReason.ASSISTED_NOT_CORRECTABLE,
        BallotReason.CORRECTED_ALREADY,
        BallotReason.VOTER_FROZEN,
        BallotReason.VOTED_ALREADY,
        BallotReason.PROXY_EXPIRED,
        AssistedReason.ASSIST_OVER,
        AssistedReason.ASSIST_RUNNING,
        AssistedReason.ASSIST_PARTY_DONE,
        CallBackReason.CALLBACK_LOG_WAITS,
        CallBackReason.CALLBACK_CHANGED,
        CallBackReason.BALLOT_NOT_CONFIRMED,
        VoterReason.VOTER_NAMED_ALREADY,
        MotionReason.NOT_YET_OPENING,
        MotionReason.STILL_OPEN,
        MotionReason.RESULT_OVERDUE,
        MotionReason.WITHDRAWAL_TOO_LATE,
        MotionReason.STILL_POSTED,
        RosterImportReason.ROSTER_UNCHANGED,
        RosterImportReason.LATER_IMPORT_EXISTS,
        RuleReason.NO_RULE_IN_FORCE,
        RuleReason.RULE_CONFLICT,
        RuleReason.PARAMETER_MISSING,
        RuleReason.HOLIDAYS_UNKNOWN,
        BallotCode.DUPLICATE,
        BallotCode.TOO_EARLY,
        BallotCode.TOO_LATE,
        BallotCode.VOTER_NOT_NAMED,
        BallotCode.PROXY_OVER_CAP);
    put(
        CONTENT,
        CommunityReason.SLUG_MALFORMED,
        MotionReason.WINDOW_REVERSED,
        MotionReason.SCOPE_EMPTY,
        MotionReason.PARTS_NOT_ON_ROSTER,
        MotionReason.OPENS_IN_THE_PAST,
        BallotReason.CAST_IN_FUTURE,
        BallotReason.PROXY_PERIOD_MISSING,
        BallotReason.PROXY_MISSING,
        AssistedReason.ASSIST_NO_EVIDENCE,
        AssistedReason.ASSIST_EVIDENCE_USED,
        CallBackReason.CALLBACK_REMARK,
        BallotReason.VOTER_NOT_OWNER,
        VoterReason.VOTER_MISSING,
        VoterReason.EVIDENCE_MISSING,
        VoterReason.EVIDENCE_TOO_LONG,
        VoterReason.EVIDENCE_LOOKS_PERSONAL,
        MotionReason.NOTICE_PERIOD,
        MotionReason.WINDOW_TOO_SHORT,
        MotionReason.WINDOW_TOO_LONG,
        MotionReason.REMARK_MISSING,
        RosterImportReason.ROSTER_EMPTY,
        RosterImportReason.EFFECTIVE_TOO_LATE,
        RosterImportReason.EFFECTIVE_TOO_EARLY,
        RosterImportReason.EFFECTIVE_LONG_AGO,
        RosterImportReason.VOTERS_CLEARED,
        BallotCode.UNKNOWN_PART,
        BallotCode.NOT_THE_VOTER,
        BallotCode.INVALID_CHOICE);
    put(CONTENT, RosterReason.values());
    put(CONTENT, DecisionReason.values());
    put(CONTENT, IntakeReason.values());
    put(403, PermissionReason.values());
    put(CONTENT, PermissionReason.WITNESS_NOT_PERMITTED);
    put(CONTENT, MandateReason.values());
    put(404, MandateReason.MANDATE_UNKNOWN);
    put(
        CONFLICT,
        MandateReason.MANDATES_EXCLUDE,
        MandateReason.MANDATE_HELD,
        MandateReason.MANDATE_ENDED,
        MandateReason.LAST_SECURITY_ADMINISTRATOR);
    elections();
    ledgers();
    settlement();
    put(CONTENT, PersonReason.values());
    put(
        NOT_FOUND,
        PersonReason.PERSON_UNKNOWN,
        PersonReason.CONSENT_UNKNOWN,
        PersonReason.ACCOUNT_UNKNOWN);
    put(403, PersonReason.ACCOUNT_OWN);
    put(
        CONFLICT,
        PersonReason.PERSON_THERE,
        PersonReason.PERSON_CHANGED,
        PersonReason.OWNER_LINKED,
        PersonReason.STILL_GUARDIAN,
        PersonReason.VOTE_UNFINISHED,
        PersonReason.ELECTION_UNFINISHED,
        PersonReason.ERASURE_NOT_REQUESTED,
        PersonReason.SAME_STAFF,
        PersonReason.SHOWN_ALREADY);
    put(CONFLICT, RetentionReason.values());
    webhooks();
    counter();
    services();
    put(CONTENT, PaperReason.values());
    put(NOT_FOUND, PaperReason.SHEET_UNKNOWN);
    put(403, PaperReason.OWN_PARTY);
    put(
        CONFLICT,
        PaperReason.SHEET_EXISTS,
        PaperReason.SHEET_CHANGED,
        PaperReason.COUNT_CHANGED,
        PaperReason.ENTRY_TAKEN,
        PaperReason.PARTY_VOTED,
        PaperReason.PARTY_ON_OTHER_SHEET,
        PaperReason.SAME_PERSON,
        PaperReason.SHEETS_UNCHECKED);
  }

  private StatusOf() {}

  private static void elections() {
    put(CONTENT, ElectionReason.values());
    put(CONTENT, ElectionBoxReason.values());
    put(
        NOT_FOUND,
        ElectionReason.ELECTION_UNKNOWN,
        ElectionReason.ELECTION_NOT_COUNTED,
        ElectionBoxReason.ELECTION_VOTER_UNKNOWN);
    put(403, ElectionReason.NOT_A_TRUSTEE);
    put(412, ElectionReason.ELECTION_CHANGED);
    put(
        CONFLICT,
        ElectionReason.ELECTION_ID_TAKEN,
        ElectionReason.ELECTION_NOT_IN_STATE,
        ElectionReason.VOTERS_MISSING,
        ElectionReason.VOTERS_UNCHANGED,
        ElectionReason.ELECTION_WITHDRAWAL_TOO_LATE,
        ElectionReason.ELECTION_NOT_YET_OPENING,
        ElectionReason.ELECTION_STILL_OPEN,
        ElectionReason.KEYS_MISSING,
        ElectionReason.TRUSTEE_KEY_STAYS,
        ElectionReason.TRUSTEE_LOGIN_RENEWED,
        ElectionReason.FURTHER_ROUND_TWICE,
        ElectionBoxReason.ELECTION_VOTER_STRUCK,
        ElectionBoxReason.ELECTION_NOT_OPEN,
        ElectionBoxReason.ELECTION_OVER,
        ElectionBoxReason.PARTICIPATED_ON_PAPER,
        ElectionBoxReason.PARTICIPATED_ON_WEB,
        ElectionBoxReason.BOX_CHANGED,
        ElectionBoxReason.BOX_DIFFERS,
        ElectionBoxReason.BALLOTS_UNREADABLE);
  }

  private static void ledgers() {
    put(CONTENT, LedgerReason.values());
    put(NOT_FOUND, LedgerReason.UNKNOWN_OP);
    put(
        CONFLICT,
        LedgerReason.KEY_CONFLICT,
        LedgerReason.NOT_REVERSIBLE,
        LedgerReason.ALREADY_REVERSED,
        LedgerReason.NOT_PENDING,
        LedgerReason.NOT_EXPIRED,
        LedgerReason.INSUFFICIENT_BALANCE,
        LedgerReason.BALANCE_CEILING,
        LedgerReason.ACCOUNT_NOT_OPEN,
        LedgerReason.BUCKET_NOT_OPEN,
        LedgerReason.NO_POLICY,
        LedgerReason.DAILY_CAP,
        LedgerReason.LIFETIME_CAP,
        LedgerReason.GRANT_MAXIMUM,
        LedgerReason.CLEARING_LIMIT);
    put(CONTENT, BankReason.values());
    put(NOT_FOUND, BankReason.TIME_BANK_UNKNOWN);
    put(403, BankReason.TIME_OWN_ACCOUNT);
    put(
        CONFLICT,
        BankReason.TIME_BANK_THERE,
        BankReason.TIME_RULE_NOT_CHOSEN,
        BankReason.TIME_RULE_UNUSABLE,
        BankReason.TIME_CONSENT_MISSING,
        BankReason.TIME_MEMBER_ALREADY,
        BankReason.TIME_MEMBER_UNCLOSED,
        BankReason.TIME_MEMBER_NO_ACCOUNT);
    put(CONTENT, AccountReason.values());
    put(NOT_FOUND, AccountReason.TIME_ACCOUNT_UNKNOWN);
    put(
        CONFLICT,
        AccountReason.TIME_ACCOUNT_NOT_EMPTY,
        AccountReason.TIME_ACCOUNT_CLOSED,
        AccountReason.TIME_PART_THERE,
        AccountReason.RELATIVE_ENDED);
    put(CONTENT, ClosingReason.values());
    put(
        CONFLICT,
        ClosingReason.TIME_ORDER_KEY,
        ClosingReason.TIME_HOLDS_PENDING,
        ClosingReason.TIME_ACCOUNT_IN_DEBT,
        ClosingReason.TIME_SUCCESSION_UNRULED,
        ClosingReason.TIME_NOT_DORMANT,
        ClosingReason.TIME_PROPOSAL_THERE,
        ClosingReason.TIME_PROPOSAL_GONE);
  }

  private static void counter() {
    put(CONTENT, CounterReason.values());
    put(403, CounterReason.COUNTER_OWN);
    put(CONTENT, CircumstanceReason.values());
    put(CONFLICT, RoundReason.values());
    put(NOT_FOUND, CircumstanceReason.CIRCUMSTANCE_UNKNOWN, RoundReason.ROUND_UNKNOWN);
    put(CONFLICT, CircumstanceReason.CIRCUMSTANCE_CONSENT, CircumstanceReason.CIRCUMSTANCE_ENDED);
    put(CONTENT, RoundReason.ROUND_AMOUNT, RoundReason.ROUND_DAY, RoundReason.ROUND_GIVER);
  }

  private static void webhooks() {
    put(CONTENT, WebhookReason.values());
    put(NOT_FOUND, WebhookReason.WEBHOOK_UNKNOWN, WebhookReason.DELIVERY_UNKNOWN);
    put(
        CONFLICT,
        WebhookReason.WEBHOOKS_TOO_MANY,
        WebhookReason.WEBHOOK_STOPPED,
        WebhookReason.WEBHOOK_SECRETS_MANY,
        WebhookReason.WEBHOOK_SECRET_TOLD);
  }

  private static void settlement() {
    put(CONFLICT, SettlementReason.values());
    put(NOT_FOUND, SettlementReason.ORDER_UNKNOWN, SettlementReason.NO_BANK);
    put(403, SettlementReason.SECOND_PERSON_NEEDED);
    put(503, SettlementReason.NOT_DELIVERED);
    put(
        CONTENT,
        SettlementReason.TERMS_BACKDATED,
        SettlementReason.LIMIT_MALFORMED,
        SettlementReason.WHY_MALFORMED,
        SettlementReason.OWN_BANK,
        SettlementReason.STATEMENT_OF_ANOTHER);
    put(CONTENT, PartnerReason.values());
    put(NOT_FOUND, PartnerReason.PARTNER_UNKNOWN);
    put(403, PartnerReason.PARTNER_SECOND_PERSON);
    put(
        CONFLICT,
        PartnerReason.PARTNER_HERE,
        PartnerReason.PARTNER_NOT_OPEN,
        PartnerReason.PARTNER_NOT_PAIRED,
        PartnerReason.PARTNER_NO_KEY);
    put(503, PartnerReason.PARTNER_UNREACHED, PartnerReason.PARTNER_RESTS);
  }

  private static void services() {
    put(CONTENT, VisitReason.values());
    put(CONTENT, NoticeReason.values());
    put(CONTENT, MatchReason.values());
    put(NOT_FOUND, VisitReason.VISIT_UNKNOWN, NoticeReason.NOTICE_UNKNOWN);
    put(
        403,
        VisitReason.VISIT_NOT_A_PARTY,
        VisitReason.VISIT_GUARDIAN_NEEDED,
        VisitReason.VISIT_MANDATE_MISSING,
        VisitReason.VISIT_OWN_CASE);
    put(412, VisitReason.VISIT_CHANGED, NoticeReason.NOTICE_CHANGED);
    put(
        CONFLICT,
        VisitReason.VISIT_ID_TAKEN,
        VisitReason.VISIT_NOT_IN_STATE,
        VisitReason.VISIT_CLOCK_BACK,
        VisitReason.VISIT_OVERLAPS,
        VisitReason.VISIT_GUARDIAN_CONSENT,
        VisitReason.VISIT_ONE_PERSON,
        VisitReason.VISIT_AGREED_ALREADY,
        VisitReason.VISIT_CONFIRMED_ALREADY,
        VisitReason.VISIT_NOT_STARTED,
        VisitReason.VISIT_CODE_EXPIRED,
        VisitReason.VISIT_NOT_DUE,
        NoticeReason.NOTICE_ID_TAKEN,
        NoticeReason.NOTICE_NOT_OPEN,
        NoticeReason.NOTICE_NOT_OVER);
  }

  private static void put(int status, ReasonCode... codes) {
    for (ReasonCode code : codes) {
      BY_CODE.put(code.name(), status);
    }
  }

  /** The status of a refusal. */
  public static int refusal(List<Reason> unmet) {
    return unmet.isEmpty() ? CONTENT : code(unmet.get(0).code());
  }

  /** The status of a code; 422 for one that a pack brings. */
  static int code(String code) {
    return BY_CODE.getOrDefault(code, CONTENT);
  }

  /** Whether the code has been thought about. */
  static boolean knows(String code) {
    return BY_CODE.containsKey(code);
  }
}
