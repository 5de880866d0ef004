package org.gongtong.server.ui.staff;

import io.javalin.http.Context;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestReason;

/** The version that a form was drawn against. */
final class Version {

  private Version() {}

  /**
   * Reads the hidden field of {@link org.gongtong.server.ui.part.Command}.
   *
   * @throws RefusedRequest with 400 if it is no whole number
   */
  static int of(Context context) {
    try {
      return Integer.parseInt(String.valueOf(context.formParam("version")));
    } catch (NumberFormatException e) {
      throw new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses());
    }
  }
}
