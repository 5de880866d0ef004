package org.gongtong.server.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags made of versions: {@code "v17"}; {@code "v0"} is that of what is not there.
 */
public final class EntityTag {

  private static final Pattern FORM = Pattern.compile("\"v(0|[1-9][0-9]{0,8})\"");

  private EntityTag() {}

  /** The tag of a version. */
  public static String of(int version) {
    return "\"v" + version + "\"";
  }

  /**
   * The version a change is meant for.
   *
   * @param ifMatch the header {@code If-Match}, or null
   * @throws ProblemException {@link ApiReason#VERSION_REQUIRED} when there is none; {@link
   *     ApiReason#REQUEST_INVALID} when it is not one tag of ours: a list or {@code *} would change
   *     what the client has not seen
   */
  static int required(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new ProblemException(ApiReason.VERSION_REQUIRED);
    }
    Matcher form = FORM.matcher(ifMatch.strip());
    if (!form.matches()) {
      throw new ProblemException(
          Problem.of(
              ApiReason.REQUEST_INVALID,
              List.of(
                  new Fault(
                      Fault.In.HEADER,
                      "If-Match",
                      ApiReason.FIELD_MALFORMED.because().figure("form", "\"v17\"").refuses()))));
    }
    return Integer.parseInt(form.group(1));
  }

  /** Whether {@code If-None-Match} names the tag, so that nothing need be sent. */
  static boolean isNamedBy(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String one = candidate.strip();
      // RFC 9110, 13.1.2: compared weakly. The gzip filter in front may have weakened ours.
      if (one.equals("*") || one.equals(tag) || one.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
