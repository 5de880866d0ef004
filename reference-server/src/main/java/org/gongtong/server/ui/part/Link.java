package org.gongtong.server.ui.part;

import org.gongtong.server.ui.Routes;

/**
 * A link within this site.
 *
 * @param href a local path; anything else (another site, {@code javascript:}) is refused
 * @param label its words
 */
public record Link(String href, String label) {
  /** Refuses addresses outside this site. */
  public Link {
    if (!Routes.isLocal(href)) {
      throw new IllegalArgumentException("not a local path: " + href);
    }
  }
}
