package org.gongtong.server.ui;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.account.AccountPage;
import org.gongtong.server.ui.staff.account.PasswordPage;
import org.gongtong.server.ui.staff.account.SignInWay;

/** The pages of a member's own account. */
final class SampleAccountPages {
  private SampleAccountPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    String at = s.text().at(SampleOpenPages.OPENS);
    pages.put(
        "staff-account",
        new AccountPage(
            s,
            SampleBallotPages.COMMAND,
            "desk-1",
            true,
            List.of(
                new AccountPage.SessionRow(
                    "019c0000-0000-7000-8000-000000000001",
                    true,
                    SignInWay.CODE,
                    "192.0.2.7",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                    at,
                    at),
                new AccountPage.SessionRow(
                    "019c0000-0000-7000-8000-000000000002",
                    false,
                    SignInWay.OPENID,
                    "2001:db8:12:34::/64",
                    "",
                    at,
                    at))));
    FormErrors wrong =
        new FormErrors(
            List.of(
                new FieldError(
                    "present-password", SamplePages.say(s, "现在的密码不对。", "It is not right."))));
    pages.put(
        "staff-password", new PasswordPage(s, SampleBallotPages.COMMAND, "desk-1", 12, wrong));
  }
}
