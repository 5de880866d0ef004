package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.MemberReader.Kin;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.GiftPage.Typed;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** A gift to a verified relative: to whom and how much, once more, done. */
public final class GiftRoutes implements RouteGroup {
  private static final int HOUR = 60;
  private static final int NEWEST = 50;

  private final MemberOffice office;
  private final LedgerDesk ledger;
  private final Statements statements;

  public GiftRoutes(MemberOffice office, LedgerDesk ledger, Statements statements) {
    this.office = office;
    this.ledger = ledger;
    this.statements = statements;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(BankAddress.gift(), office.asHolder(this::ask), Audience.MEMBERS);
    javalin.routes.get(BankAddress.giftCheck(), office.asHolder(this::check), Audience.MEMBERS);
    javalin.routes.post(BankAddress.gift(), office.asHolder(this::give), Audience.MEMBERS);
  }

  /** A gift as it was typed, and as far as it can be read. */
  private record Read(Typed typed, Optional<Kin> to, long minutes, List<FieldError> flaws) {}

  /** Relatives whom the rules of today allow gifts to. */
  private List<Kin> relatives(Member member) {
    Set<String> allowed =
        office
            .banks()
            .policy(member.community().id(), office.today(member))
            .asOptional()
            .map(policy -> policy.transfers().giftRelations())
            .orElse(Set.of());
    return office.members().relatives(member.own().account().id(), office.today(member)).stream()
        .filter(kin -> allowed.contains(kin.relation()))
        .toList();
  }

  private static String relation(Messages text, Kin kin) {
    return Relation.find(kin.relation())
        .map(known -> text.sentence(known.text().in(text.language().inCore())))
        .orElse(kin.relation());
  }

  private void ask(Context context, Member member) {
    show(context, member, Typed.NOTHING, FormErrors.none());
  }

  private void show(Context context, Member member, Typed typed, FormErrors errors) {
    Shell shell = office.shell(context, member, BankAddress.gift());
    Messages text = shell.text();
    office
        .pages()
        .show(
            context,
            new GiftPage(
                shell,
                MinuteWords.balance(text, member.own().balance()),
                relatives(member).stream()
                    .map(
                        kin ->
                            new Option(
                                kin.account().toString(),
                                relation(text, kin),
                                office.name(kin.holder()),
                                0))
                    .toList(),
                typed,
                errors));
  }

  private void check(Context context, Member member) {
    Read read =
        read(
            context,
            member,
            new Typed(query(context, "to"), query(context, "hours"), query(context, "minutes")));
    if (read.flaws().isEmpty()) {
      show(context, member, read, FormErrors.none());
    } else {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, member, read.typed(), new FormErrors(read.flaws()));
    }
  }

  private static String query(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "");
  }

  private void show(Context context, Member member, Read read, FormErrors errors) {
    Shell shell = office.shell(context, member, BankAddress.gift());
    Messages text = shell.text();
    Kin kin = read.to().orElseThrow();
    office
        .pages()
        .show(
            context,
            new GiftCheckPage(
                shell,
                // Another key each time: what was refused under one is refused for ever.
                office.pages().command(""),
                text.of("gift.who", relation(text, kin), office.name(kin.holder())),
                MinuteWords.of(text, read.minutes()),
                MinuteWords.balance(text, member.own().balance() - read.minutes()),
                read.typed(),
                errors));
  }

  private Read read(Context context, Member member, Typed typed) {
    Messages text = Messages.in(office.pages().language(context));
    List<FieldError> flaws = new ArrayList<>();
    Optional<Kin> to =
        relatives(member).stream()
            .filter(kin -> kin.account().toString().equals(typed.to()))
            .findFirst();
    if (to.isEmpty()) {
      flaws.add(new FieldError("to", text.of("gift.choose")));
    }
    Optional<Integer> hours = number(typed.hours());
    Optional<Integer> rest = number(typed.minutes());
    long minutes = 0;
    if (hours.isEmpty() || rest.isEmpty()) {
      flaws.add(new FieldError(hours.isEmpty() ? "hours" : "minutes", text.of("gift.number")));
    } else {
      minutes = (long) hours.get() * HOUR + rest.get();
      if (minutes == 0) {
        flaws.add(new FieldError("hours", text.of("gift.more")));
      }
    }
    return new Read(typed, to, minutes, flaws);
  }

  /** A whole number as it is typed, nothing being none; empty for anything else. */
  private static Optional<Integer> number(String typed) {
    String half = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (half.isEmpty()) {
      return Optional.of(0);
    }
    return half.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(half)) : Optional.empty();
  }

  private void give(Context context, Member member) {
    Read read =
        read(
            context,
            member,
            new Typed(
                Forms.field(context, "to"),
                Forms.field(context, "hours"),
                Forms.field(context, "minutes")));
    if (!read.flaws().isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, member, read.typed(), new FormErrors(read.flaws()));
      return;
    }
    List<Reason> refused = office.once(context, member, () -> send(context, member, read));
    if (!refused.isEmpty()) {
      context.status(StatusOf.refusal(refused));
      show(context, member, read, office.errors(context, member, refused, reason -> "gift"));
    }
  }

  /** The form's key is that of the transfer: sent again, it is the same gift. */
  private Outcome<String> send(Context context, Member member, Read read) {
    UUID own = member.own().account().id();
    // Behind words of its own: a form that is forged takes no key that the bank makes.
    OperationKey key = OperationKey.of("gift of " + own + " " + Forms.field(context, Forms.KEY));
    return ledger
        .send(
            member.actor(),
            member.bank(),
            new LedgerCommand.Post(
                key,
                TransferKind.GIFT,
                LocalDateTime.ofInstant(office.now(), member.bank().zone()),
                own,
                read.to().orElseThrow().account(),
                read.minutes(),
                OperationKey.NONE))
        .asOutcome()
        .map(answer -> address(own, key));
  }

  private String address(UUID account, OperationKey key) {
    return statements.page(account, Statements.Order.RECORDED, null, NEWEST).lines().stream()
        .filter(line -> line.entry().key().equals(key))
        .findFirst()
        .map(line -> BankAddress.hours(line.posting().sequence()) + "?done")
        .orElse(BankAddress.statement());
  }
}
