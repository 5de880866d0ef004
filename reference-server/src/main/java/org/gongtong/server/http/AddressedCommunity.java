package org.gongtong.server.http;

import io.javalin.http.Context;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;

/** The community that an address names by its {@code {community}}. */
public final class AddressedCommunity {
  private static final String FOUND = "gongtong.community";

  /** Name of the parameter in routes. */
  static final String PARAMETER = "community";

  private AddressedCommunity() {}

  /**
   * The community; looked up once a request, by whoever asks first.
   *
   * @throws RefusedRequest with 404 if there is none
   */
  public static Community of(Context context, CommunityService communities) {
    Community known = context.attribute(FOUND);
    if (known != null) {
      return known;
    }
    Outcome<Community> outcome = communities.require(context.pathParam(PARAMETER));
    Community found =
        outcome.asOptional().orElseThrow(() -> new RefusedRequest(404, outcome.refusals()));
    context.attribute(FOUND, found);
    return found;
  }
}
