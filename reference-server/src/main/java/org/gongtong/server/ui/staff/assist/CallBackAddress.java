package org.gongtong.server.ui.staff.assist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gongtong.server.ui.Routes;

/** Where call-backs are. */
public final class CallBackAddress {

  private CallBackAddress() {}

  /** The sample of assisted ballots that is called back. */
  public static String callBacks(String community, String motion) {
    return Routes.motionDesk(community, motion) + "/callbacks";
  }

  /** The sample as a list to take to the telephone. */
  public static String callBackSheet(String community, String motion) {
    return Routes.motionDesk(community, motion) + "/callback-list";
  }

  /** Calling one household back. */
  public static String callBack(String community, String motion, String session) {
    return callBacks(community, motion) + "/" + URLEncoder.encode(session, StandardCharsets.UTF_8);
  }
}
