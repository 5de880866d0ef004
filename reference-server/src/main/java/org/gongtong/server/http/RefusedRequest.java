package org.gongtong.server.http;

import java.util.List;
import org.gongtong.core.rules.Reason;

/**
 * Ends a request with reasons, from a filter or from deep within a handler. Answered by {@link
 * Problems} as a page or as a problem of the API, whichever the address asks for.
 */
public final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Reason> unmet;

  /**
   * @param status HTTP status, 400 to 599
   * @param unmet at least one reason
   */
  public RefusedRequest(int status, List<Reason> unmet) {
    super(status + " " + unmet.stream().map(Reason::code).toList(), null, false, false);
    this.status = status;
    this.unmet = List.copyOf(unmet);
  }

  public RefusedRequest(int status, Reason unmet) {
    this(status, List.of(unmet));
  }

  public int status() {
    return status;
  }

  public List<Reason> unmet() {
    return unmet;
  }
}
