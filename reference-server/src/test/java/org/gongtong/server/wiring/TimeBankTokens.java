package org.gongtong.server.wiring;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.http.DescribedClient;

/** Makes tokens for programs, as their owners do at a page. */
final class TimeBankTokens {

  private static final Pattern TOKEN = Pattern.compile("<code>(gt_[0-9A-Z]{47})</code>");
  private static final String PAGE = "/staff/account/tokens";

  private final TimeBankSite site;

  TimeBankTokens(TimeBankSite site) {
    this.site = site;
  }

  /** A client that sends a token with one scope. */
  DescribedClient client(String login, String scope) throws Exception {
    TestServer.Visitor visitor = site.server().server().visitor();
    visitor.post("/staff/sign-in", Map.of("login", login, "password", ApiServer.PASSWORD));
    String made =
        StaffScene.send(visitor, PAGE, PAGE, Map.of("name", "x", "days", "30", "scope", scope))
            .body();
    Matcher token = TOKEN.matcher(made);
    if (!token.find()) {
      throw new IllegalStateException(made);
    }
    return site.server().anyone().with("Authorization", "Bearer " + token.group(1));
  }
}
