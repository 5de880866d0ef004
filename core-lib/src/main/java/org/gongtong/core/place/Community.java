package org.gongtong.core.place;

import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ScopeCode;

/**
 * A community (社区): the neighbourhood of one residents' committee, which has one roster of
 * exclusive parts and puts motions to the vote. Immutable.
 *
 * @param id unique
 * @param slug its name in addresses, unique: 2 to 40 lower-case letters, digits and hyphens
 * @param name what people call it
 * @param division the administrative divisions above it, as people write them
 * @param jurisdiction whose rules apply: the narrowest division with rules of its own
 * @param zone in which its days are counted
 */
public record Community(
    UUID id,
    String slug,
    LocalizedText name,
    LocalizedText division,
    ScopeCode jurisdiction,
    ZoneId zone) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");

  /**
   * @throws IllegalArgumentException if the slug has another form
   */
  public Community {
    if (!isSlug(slug)) {
      throw new IllegalArgumentException(
          "a slug has 2 to 40 lower-case letters, digits and hyphens: " + slug);
    }
  }

  /** Whether a text can be a community's name in addresses. */
  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }
}
