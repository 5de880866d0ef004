package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.webhook.WebhookPage;
import org.gongtong.server.ui.staff.webhook.WebhookState;
import org.gongtong.server.ui.staff.webhook.WebhooksPage;

/** Samples of the pages of webhooks. */
final class SampleWebhookPages {
  private static final String ID = "019c0000-0000-7000-8000-000000000000";

  private SampleWebhookPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-webhooks", list(s, FormErrors.none()));
    pages.put(
        "staff-webhooks-fault",
        list(
            s,
            new FormErrors(
                List.of(
                    new FieldError(
                        "url",
                        say(
                            s,
                            "10.0.0.8 不是公网地址，或查不到地址；改用公网地址。",
                            "10.0.0.8 leads to no public address, or to none at all; use a public address.")),
                    new FieldError(
                        "topics",
                        say(
                            s,
                            "没有选择推送内容；至少选择一项。",
                            "Nothing to tell of was chosen; choose one."))))));
    pages.put(
        "staff-webhook-made", one(s, WebhookState.RUNS, "whsec_" + "MfKQ9r8GKYqrTwjU".repeat(3)));
    pages.put("staff-webhook-fails", one(s, WebhookState.FAILS, ""));
    pages.put("staff-webhook-gone", one(s, WebhookState.GONE, ""));
    pages.put("staff-webhook-restored", one(s, WebhookState.RESTORED, ""));
  }

  private static WebhooksPage.Row row(Shell s, WebhookState state) {
    return new WebhooksPage.Row(
        ID,
        say(s, "街道积分平台", "District points platform"),
        say(s, "样板社区", "Model community"),
        "https://points.example.org/api/hooks/time-bank?tenant=model-community-00001",
        List.of(
            say(s, "记账：转账、冲正、冻结", "postings: transfers, reversals, holds"),
            say(s, "预约：从提出到确认或了结", "appointments, from the proposal to what came of them")),
        state,
        state == WebhookState.FAILS ? 1204 : 0,
        state == WebhookState.RUNS ? 0 : 2);
  }

  private static WebhooksPage list(Shell s, FormErrors errors) {
    return new WebhooksPage(
        s,
        new Command("key", ""),
        List.of(
            row(s, WebhookState.FAILS), row(s, WebhookState.RUNS), row(s, WebhookState.STOPPED)),
        List.of(new Option("model", say(s, "样板社区", "Model community"), "", 0)),
        new WebhooksPage.Form(
            "",
            "",
            "",
            List.of(
                new WebhooksPage.Check(
                    "postings",
                    say(s, "记账：转账、冲正、冻结", "postings: transfers, reversals, holds"),
                    true),
                new WebhooksPage.Check(
                    "appointments",
                    say(s, "预约：从提出到确认或了结", "appointments, from the proposal to what came of them"),
                    true)),
            List.of(
                new WebhooksPage.Check("minutes", say(s, "分钟数", "how many minutes"), false),
                new WebhooksPage.Check(
                    "accounts", say(s, "账户编号及其种类", "ids and kinds of accounts"), false))),
        errors);
  }

  private static WebhookPage one(Shell s, WebhookState state, String secret) {
    boolean dead = state != WebhookState.RUNS;
    return new WebhookPage(
        s,
        new Command("key", ""),
        row(s, state),
        dead ? List.of(say(s, "分钟数", "how many minutes")) : List.of(),
        say(s, "2026年3月2日 10:00", "2 March 2026, 10:00"),
        "system-1",
        state == WebhookState.FAILS ? say(s, "2026年3月4日 10:00", "4 March 2026, 10:00") : "",
        secret,
        dead
            ? List.of(
                new WebhookPage.Letter(
                    ID,
                    "org.gongtong.timebank.transfer-posted.v1",
                    ID,
                    say(s, "2026年3月4日 10:00", "4 March 2026, 10:00"),
                    12,
                    say(s, "对方回应 503", "answered 503")),
                new WebhookPage.Letter(
                    ID,
                    "org.gongtong.timebank.appointment-proposed.v1",
                    ID,
                    say(s, "2026年3月4日 11:00", "4 March 2026, 11:00"),
                    12,
                    say(s, "连接不上", "no connection")))
            : List.of(),
        FormErrors.none());
  }
}
