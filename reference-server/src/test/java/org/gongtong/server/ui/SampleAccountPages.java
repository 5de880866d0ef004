package org.gongtong.server.ui;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.account.AccountPage;
import org.gongtong.server.ui.staff.account.AccountPersonPage;
import org.gongtong.server.ui.staff.account.BreakGlassPage;
import org.gongtong.server.ui.staff.account.CodePage;
import org.gongtong.server.ui.staff.account.JoinPage;
import org.gongtong.server.ui.staff.account.LinkPage;
import org.gongtong.server.ui.staff.account.LoginsPage;
import org.gongtong.server.ui.staff.account.PasswordPage;
import org.gongtong.server.ui.staff.account.QrPath;
import org.gongtong.server.ui.staff.account.RecoveryCodesPage;
import org.gongtong.server.ui.staff.account.SecondFactorPage;
import org.gongtong.server.ui.staff.account.SignInWay;
import org.gongtong.server.ui.staff.account.SignInsPage;
import org.gongtong.server.ui.staff.account.TokensPage;

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
    pages.put(
        "staff-account-person",
        new AccountPersonPage(
            s,
            SampleBallotPages.COMMAND,
            "grid-1",
            List.of(
                new AccountPersonPage.Row(
                    "019c0000-0000-7000-8000-000000000003",
                    SamplePages.say(s, "员工证 7 号", "staff card 7"),
                    "admin-1",
                    at)),
            "",
            "",
            FormErrors.none()));
    addFactor(pages, s);
    addLogins(pages, s, at);
    addTokens(pages, s, at);
  }

  private static void addFactor(Map<String, Page> pages, Shell s) {
    FormErrors wrong =
        new FormErrors(
            List.of(new FieldError("code", SamplePages.say(s, "验证码不对。", "It is not right."))));
    pages.put("staff-code", new CodePage(s, SampleBallotPages.COMMAND, "/staff", wrong));
    pages.put(
        "staff-factor-on",
        new SecondFactorPage(
            s,
            SampleBallotPages.COMMAND,
            true,
            7,
            false,
            false,
            null,
            "/staff",
            FormErrors.none()));
    pages.put(
        "staff-factor-shown",
        new SecondFactorPage(
            s,
            SampleBallotPages.COMMAND,
            false,
            0,
            true,
            true,
            new SecondFactorPage.Secret(
                "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", new QrPath(9, "M4 4h1v1h-1z")),
            "/staff",
            wrong));
    pages.put(
        "staff-recovery",
        new RecoveryCodesPage(s, List.of("0123-4567-89AB-CDEF", "GHJK-MNPQ-RSTV-WXYZ"), "/staff"));
  }

  private static void addLogins(Map<String, Page> pages, Shell s, String at) {
    FormErrors wrong =
        new FormErrors(
            List.of(new FieldError("token", SamplePages.say(s, "链接已经过期。", "It has expired."))));
    pages.put(
        "staff-join",
        new JoinPage(
            s,
            SampleBallotPages.COMMAND,
            "0aC4-_k9Qw2eR5tY7uI8oP1aS3dF6gH0jK2lZ4xC5vB",
            12,
            wrong));
    pages.put(
        "staff-breakGlass", new BreakGlassPage(s, SampleBallotPages.COMMAND, FormErrors.none()));
    pages.put(
        "staff-link",
        new LinkPage(
            s,
            "desk-7",
            "https://gongtong.example/staff/join#0aC4-_k9Qw2eR5tY7uI8oP1aS3dF6gH0jK2lZ4xC5vB",
            at));
    pages.put(
        "staff-logins",
        new LoginsPage(
            s,
            SampleBallotPages.COMMAND,
            List.of(
                new LoginsPage.LoginRow("desk-1", at, true),
                new LoginsPage.LoginRow("desk-2", at, false)),
            List.of(new LoginsPage.InvitationRow("desk-7", "desk-1", at)),
            "",
            FormErrors.none()));
    pages.put(
        "staff-signIns",
        new SignInsPage(
            s,
            List.of(
                new SignInsPage.Row(at, "break-glass", SignInWay.BREAK_GLASS, "192.0.2.9"),
                new SignInsPage.Row(at, "desk-1", SignInWay.CODE, "2001:db8:12:34::/64"))));
  }

  private static void addTokens(Map<String, Page> pages, Shell s, String at) {
    FormErrors wrong =
        new FormErrors(
            List.of(new FieldError("scopes", SamplePages.say(s, "没有选择权限。", "Choose one."))));
    List<TokensPage.ScopeRow> scopes =
        List.of(
            new TokensPage.ScopeRow(
                "motion.draft", SamplePages.say(s, "起草事项", "draft motions"), true),
            new TokensPage.ScopeRow(
                "paper.enter", SamplePages.say(s, "录入纸质票", "enter paper ballots"), false));
    List<TokensPage.TokenRow> rows =
        List.of(
            new TokensPage.TokenRow(
                "019c0000-0000-7000-8000-000000000003",
                SamplePages.say(s, "楼道屏幕", "Screens"),
                List.of("motion.draft", "paper.enter"),
                at,
                "",
                true),
            new TokensPage.TokenRow(
                "019c0000-0000-7000-8000-000000000004",
                SamplePages.say(s, "旧程序", "Old program"),
                List.of("paper.view"),
                at,
                at,
                false));
    pages.put(
        "staff-tokens",
        new TokensPage(s, SampleBallotPages.COMMAND, "", rows, scopes, "", "90", wrong));
    pages.put(
        "staff-tokens-made",
        new TokensPage(
            s,
            SampleBallotPages.COMMAND,
            "gt_0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDE",
            rows,
            scopes,
            "",
            "90",
            FormErrors.none()));
  }
}
