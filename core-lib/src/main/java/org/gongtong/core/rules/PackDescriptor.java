package org.gongtong.core.rules;

import java.util.List;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.LocalizedText;

/**
 * What a rule pack says of itself. Immutable.
 *
 * @param id lower-case words with hyphens: {@code cn-4205}
 * @param version semantic version of the pack's contents
 * @param spiLevel the level of this interface the pack was written for ({@link RulePack#SPI_LEVEL})
 * @param scopes where its editions hold
 * @param name what people call it
 * @param licence SPDX licence of the pack
 */
public record PackDescriptor(
    String id,
    String version,
    int spiLevel,
    List<ScopeCode> scopes,
    LocalizedText name,
    String licence) {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern VERSION =
      Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.-]+)?");

  /**
   * @throws IllegalArgumentException if id or version has another form, or no scope is given
   */
  public PackDescriptor {
    scopes = List.copyOf(scopes);
    if (id.length() > 40 || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a pack id, write it like cn-4205: " + id);
    }
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("not a semantic version: " + version);
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a pack names the scopes it is for: " + id);
    }
  }
}
