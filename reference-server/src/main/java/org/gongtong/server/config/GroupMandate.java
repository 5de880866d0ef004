package org.gongtong.server.config;

import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.jspecify.annotations.Nullable;

/**
 * What a group of the organisation's sign-in stands for. Immutable.
 *
 * @param group as the issuer names it
 * @param kind which work
 * @param community the community's name in addresses; empty for the whole server
 * @param path compound/building/entrance, as in {@link MandatePlace}; empty for all of it
 */
public record GroupMandate(String group, MandateKind kind, String community, String path) {
  /** The group, the mandate, the community and the path in it. */
  private static final Pattern FORM =
      Pattern.compile("(.+)=\\s*([^=@/]+?)\\s*(?:@([^@/]*)(?:/([^@]*))?)?");

  /** Stands for any community where only the form of a path is looked at. */
  private static final UUID ANY = new UUID(0, 0);

  /** Where it holds, within a community of this id. */
  public MandatePlace place(@Nullable UUID communityId) {
    return new MandatePlace(communityId, path);
  }

  /** As it is written on the right-hand side of the setting. */
  public String words() {
    String where = community.isEmpty() ? "" : "@" + community;
    return kind.code() + where + (path.isEmpty() ? "" : "/" + path);
  }

  /**
   * Reads one pair of the setting; notes what is wrong with it.
   *
   * @return null if it is wrong
   */
  static @Nullable GroupMandate read(SettingValues values, String place, String pair) {
    Matcher parts = FORM.matcher(pair.strip());
    if (!parts.matches() || parts.group(1).isBlank()) {
      values.problem(
          place,
          "应为“组=任职”或“组=任职@社区/小区/楼栋/单元”，用逗号分隔，而不是“" + pair.strip() + "”",
          "must be “group=mandate” or “group=mandate@community/compound/building/entrance” with commas"
              + " between, not “"
              + pair.strip()
              + "”");
      return null;
    }
    String typed = parts.group(2);
    MandateKind kind = MandateKind.find(typed).orElse(null);
    if (kind == null) {
      String nearest =
          Nearest.of(Arrays.stream(MandateKind.values()).map(MandateKind::code).toList(), typed);
      values.problem(
          place,
          "没有任职“" + typed + "”；是否想写 " + nearest + "？",
          "there is no mandate “" + typed + "”; did you mean " + nearest + "?");
      return null;
    }
    String community = parts.group(3) == null ? "" : parts.group(3).strip();
    String path = parts.group(4) == null ? "" : parts.group(4);
    return isPlace(values, place, parts.group(3) != null, community, path)
            && isFor(values, place, kind, community, path)
        ? new GroupMandate(parts.group(1).strip(), kind, community, canonical(path))
        : null;
  }

  private static String canonical(String path) {
    return MandatePlace.typed(ANY, path).orElseThrow().path();
  }

  private static boolean isPlace(
      SettingValues values, String place, boolean named, String community, String path) {
    if (!named || Community.isSlug(community) && MandatePlace.typed(ANY, path).isPresent()) {
      return true;
    }
    String typed = "@" + community + (path.isEmpty() ? "" : "/" + path);
    values.problem(
        place,
        "“" + typed + "”不是范围；写成 @社区网址简称，或 @社区网址简称/小区/楼栋/单元",
        "“"
            + typed
            + "” is no place; write @community as in its address, or @community/compound/building/entrance");
    return false;
  }

  private static boolean isFor(
      SettingValues values, String place, MandateKind kind, String community, String path) {
    Extent extent =
        community.isEmpty() ? Extent.SERVER : path.isEmpty() ? Extent.COMMUNITY : Extent.PLACE;
    if (kind.isFor(extent)) {
      return true;
    }
    boolean serverOnly = !kind.isFor(Extent.COMMUNITY);
    values.problem(
        place,
        kind.code() + (serverOnly ? " 是整个系统的任职，去掉 @ 及其后的部分" : " 不能按这个范围任职，应为 @社区网址简称"),
        kind.code()
            + (serverOnly
                ? " is a mandate for the whole server; drop the part from @ on"
                : " is no mandate for a place of this extent; write @community after it"));
    return false;
  }
}
