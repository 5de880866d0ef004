package org.gongtong.server.retention;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of people. Codes are stable for ever: runs and settings name them. */
public enum DataClass {
  /** Persons behind owners' ids: fields, links, findings, consents, requests to erase. */
  PERSON("person", End.DELETE, Reach.COMMUNITY, "person"),
  /** Persons without an owner's id. */
  CONTACT("contact", End.DELETE, Reach.COMMUNITY, "contact"),
  FINDING("finding", End.DELETE, Reach.COMMUNITY, "finding"),
  /** What was attested of members of the time bank because rules of grants ask for it. */
  CIRCUMSTANCE("circumstance", End.DELETE, Reach.COMMUNITY, "finding"),
  CONSENT("consent", End.DELETE, Reach.COMMUNITY, "consent"),
  LOOK("look"),
  VOTING_CODE("voting-code", End.ANONYMISE, Reach.COMMUNITY, "vote-evidence"),
  VOTER_SESSION("voter-session", End.DELETE, Reach.SERVER, null),
  DOOR_EVIDENCE("door-evidence", End.DELETE, Reach.COMMUNITY, "vote-evidence"),
  ASSISTED_SESSION("assisted-session"),
  PAPER("paper"),
  UNUSED_FILE("unused-file", End.DELETE, Reach.SERVER, "unused-file"),
  WAITING_ROSTER("waiting-roster", End.DELETE, Reach.SERVER, null),
  ROSTER("roster"),
  BALLOT("ballot"),
  ELECTION_VOTER("election-voter"),
  PARTICIPATION("participation"),
  ELECTION_BALLOT("election-ballot"),
  TIME_ACCOUNT("time-account"),
  TIME_SERVICE("time-service"),
  MEMBER_CARD("member-card"),
  EVENT("event"),
  STAFF_ACCOUNT("staff-account"),
  OPENID_IDENTITY("openid-identity"),
  SIGN_IN("sign-in", End.DELETE, Reach.SERVER, "network-log"),
  SIGN_IN_ATTEMPT("sign-in-attempt", End.DELETE, Reach.SERVER, null),
  STAFF_SESSION("staff-session", End.DELETE, Reach.SERVER, null),
  STAFF_LINK("staff-link", End.DELETE, Reach.SERVER, "network-log"),
  STAFF_TOKEN("staff-token", End.DELETE, Reach.SERVER, "network-log"),
  REPEATED_FORM("repeated-form", End.DELETE, Reach.SERVER, null),
  WEBHOOK_MESSAGE("webhook-message", End.DELETE, Reach.SERVER, null),
  NETWORK_LOG("network-log", End.DELETE, Reach.SERVER, null);

  /** What becomes of it. */
  public enum End {
    DELETE,
    /** What leads to a person goes, the rest stays. */
    ANONYMISE,
    /** It is kept, for a reason that is told. */
    KEEP;

    /** The key of its text. */
    public String text() {
      return "retention.end." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose rules and days count. */
  public enum Reach {
    /** Those of the community that it belongs to. */
    COMMUNITY,
    /** It belongs to no community: of all of them the strictest. */
    SERVER
  }

  /** What is said of each class, see {@link #text}. */
  public static final List<String> TEXTS = List.of("what", "for", "basis", "since");

  private final String code;
  private final End end;
  private final Reach reach;
  private final @Nullable String rule;

  DataClass(String code) {
    this(code, End.KEEP, Reach.SERVER, null);
  }

  DataClass(String code, End end, Reach reach, @Nullable String rule) {
    this.code = code;
    this.end = end;
    this.reach = reach;
    this.rule = rule;
  }

  /** The class of a code. */
  public static Optional<DataClass> find(String code) {
    for (DataClass dataClass : values()) {
      if (dataClass.code.equals(code)) {
        return Optional.of(dataClass);
      }
    }
    return Optional.empty();
  }

  /** A stable name for tables, settings and texts. */
  public String code() {
    return code;
  }

  public End end() {
    return end;
  }

  public Reach reach() {
    return reach;
  }

  /**
   * The last part of the id of the rule that bounds its period, after the code of the country and
   * {@code retention}; empty where a setting or the program says how long, or it is kept.
   */
  public Optional<String> rule() {
    return Optional.ofNullable(rule);
  }

  /** The key of one of its {@link #TEXTS}. */
  public String text(String what) {
    return "retention." + code + "." + what;
  }
}
