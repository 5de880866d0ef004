package org.gongtong.core.people;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandatePlace.Extent;

/** What sort of work a mandate is for. */
public enum MandateKind {
  /** Works for the residents' committee of a community. */
  COMMITTEE_STAFF("committee-staff", "社区工作人员", "committee staff", Extent.COMMUNITY),
  /** Looks after some buildings or entrances (网格). */
  GRID_WORKER("grid-worker", "网格员", "grid worker", Extent.COMMUNITY, Extent.PLACE),
  /** Watches over a vote on behalf of the owners. */
  SUPERVISION_MEMBER("supervision-member", "监督小组成员", "supervision group member", Extent.COMMUNITY),
  /** Of the subdistrict office (街道) or township, which guides its communities. */
  SUBDISTRICT_OFFICER(
      "subdistrict-officer", "街道干部", "subdistrict officer", Extent.SERVER, Extent.COMMUNITY),
  /** Reads what was done, and does nothing else. */
  AUDITOR("auditor", "审计管理员", "auditor", Extent.SERVER),
  /** Runs the server and registers communities. */
  SYSTEM_ADMINISTRATOR("system-administrator", "系统管理员", "system administrator", Extent.SERVER),
  /** Makes accounts and grants mandates. */
  SECURITY_ADMINISTRATOR(
      "security-administrator", "安全管理员", "security administrator", Extent.SERVER);

  private static final Set<MandateKind> ADMINISTRATORS =
      Set.of(AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR);

  private final String code;
  private final LocalizedText text;
  private final Set<Extent> extents;

  MandateKind(String code, String zh, String en, Extent first, Extent... more) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
    this.extents = EnumSet.of(first, more);
  }

  /** The kind of a code. */
  public static Optional<MandateKind> find(String code) {
    for (MandateKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables: {@code grid-worker}. */
  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }

  /** Whether it can be held for a place of this extent. */
  public boolean isFor(Extent extent) {
    return extents.contains(extent);
  }

  /** Whether one account may not hold both at the same time. */
  public boolean excludes(MandateKind other) {
    return this != other && ADMINISTRATORS.contains(this) && ADMINISTRATORS.contains(other);
  }
}
