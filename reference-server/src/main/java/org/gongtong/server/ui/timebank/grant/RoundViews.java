package org.gongtong.server.ui.timebank.grant;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.GrantClass;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.grant.GrantDesk;
import org.gongtong.core.timebank.grant.GrantNeed;
import org.gongtong.core.timebank.grant.GrantProposal;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.timebank.desk.BoardOffice;
import org.jspecify.annotations.Nullable;

/** Rounds as pages show them. Thread-safe. */
public final class RoundViews {
  private static final int LATEST = 20;

  private final GrantOffice office;
  private final GrantDesk desk;
  private final BankDesk banks;

  public RoundViews(GrantOffice office, GrantDesk desk, BankDesk banks) {
    this.office = office;
    this.desk = desk;
    this.banks = banks;
  }

  RoundsPage rounds(
      Context context,
      BoardOffice.Place place,
      RoundsPage.Draft draft,
      GrantDesk.@Nullable Trial trial,
      FormErrors errors) {
    Shell shell = office.shell(context, place, GrantAddress.rounds(place.slug()));
    Language language = office.pages().coreLanguage(context);
    Optional<TimeBankPolicy> policy =
        banks
            .policy(place.community().id(), office.today(place))
            .asOptional()
            .filter(found -> found.transfers().grants().asks());
    return new RoundsPage(
        shell,
        office.pages().command(""),
        place.slug(),
        office.account(place, place.bank().poolId()).map(AccountState::balance).orElse(0L),
        policy.map(TimeBankPolicy::edition).orElse(""),
        policy.map(TimeBankPolicy::grantClasses).orElse(List.of()).stream()
            .map(one -> one.in(language))
            .toList(),
        policy
            .map(found -> found.rule().citationOf(TimeBankParameters.GRANT_CLASSES).text())
            .map(text -> text.in(language))
            .orElse(""),
        Arrays.stream(Bucket.values())
            .filter(bucket -> bucket != Bucket.GROUP_EARNED)
            .map(bucket -> new Option(bucket.code(), bucket.text().in(language), "", 0))
            .toList(),
        draft,
        trial == null ? null : trial(context, place, shell.text(), trial, language),
        desk.latest(place.bank(), LATEST).stream()
            .map(one -> row(shell.text(), place, one))
            .toList(),
        errors);
  }

  private RoundsPage.Row row(Messages text, BoardOffice.Place place, GrantDesk.Progress one) {
    return new RoundsPage.Row(
        one.round().id().toString(),
        one.round().number(),
        text.at(one.round().recordedAt().atZone(place.bank().zone())),
        one.granted(),
        one.lines().size(),
        one.isFinished());
  }

  private RoundsPage.Trial trial(
      Context context,
      BoardOffice.Place place,
      Messages text,
      GrantDesk.Trial trial,
      Language language) {
    Map<String, LocalizedText> names = names(place, trial.order().day());
    GrantProposal proposal = trial.proposal();
    return new RoundsPage.Trial(
        trial.available(),
        proposal.shared(),
        proposal.left(),
        proposal.lines().stream()
            .map(
                line ->
                    new RoundsPage.Line(
                        line.number(),
                        line.need().accountId().toString(),
                        name(context, place, line.need().accountId()),
                        word(names, line.need().classId(), language),
                        line.minutes(),
                        text.of(
                            "round.line-why",
                            text.day(line.need().waitingSince()),
                            text.number(line.need().granted()),
                            line.bound().text().in(language))))
            .toList(),
        proposal.leftOut().stream()
            .map(
                out ->
                    new RoundsPage.LeftOut(
                        out.need().accountId().toString(),
                        name(context, place, out.need().accountId()),
                        word(names, out.need().classId(), language),
                        text.sentence(out.why().text().in(language))))
            .toList(),
        trial.seen());
  }

  private Map<String, LocalizedText> names(BoardOffice.Place place, LocalDate day) {
    return banks
        .policy(place.community().id(), day)
        .asOptional()
        .map(
            policy ->
                policy.transfers().grants().classes().stream()
                    .collect(Collectors.toMap(GrantClass::id, GrantClass::text)))
        .orElse(Map.of());
  }

  private static String word(Map<String, LocalizedText> names, String id, Language language) {
    return names.getOrDefault(id, LocalizedText.of(id, id)).in(language);
  }

  private String name(Context context, BoardOffice.Place place, UUID account) {
    return office
        .account(place, account)
        .map(state -> office.name(context, place, state.account()))
        .orElse("");
  }

  /** Whether somebody behind the reader's login would get something. */
  boolean touchesOwn(Context context, BoardOffice.Place place, GrantDesk.Trial trial) {
    return office.ownAccounts(context, place).stream()
        .anyMatch(
            own ->
                trial.proposal().lines().stream()
                    .map(GrantProposal.Line::need)
                    .map(GrantNeed::accountId)
                    .anyMatch(own::equals));
  }

  RoundPage round(
      Context context, BoardOffice.Place place, GrantDesk.Progress one, Language language) {
    Shell shell =
        office.shell(context, place, GrantAddress.round(place.slug(), one.round().id().toString()));
    Messages text = shell.text();
    Map<String, LocalizedText> names = names(place, one.round().order().day());
    return new RoundPage(
        shell,
        office.pages().command(""),
        place.slug(),
        one.round().id().toString(),
        one.round().number(),
        text.of(
            "round.begun",
            text.at(one.round().recordedAt().atZone(place.bank().zone())),
            one.round().actor().id()),
        one.round().edition(),
        one.round().order().minutes(),
        one.granted(),
        one.isFinished(),
        one.lines().stream()
            .map(
                done ->
                    new RoundPage.Line(
                        done.line().number(),
                        done.line().accountId().toString(),
                        name(context, place, done.line().accountId()),
                        word(names, done.line().classId(), language),
                        done.line().minutes(),
                        outcome(text, done.answer(), language),
                        done.answer().filter(LedgerAnswer::isDone).isPresent()))
            .toList(),
        FormErrors.none());
  }

  private static String outcome(Messages text, Optional<LedgerAnswer> answer, Language language) {
    return answer
        .map(
            one ->
                one.isDone()
                    ? text.of("round.granted")
                    : text.sentence(one.asOutcome().refusals().get(0).text(language)))
        .orElseGet(() -> text.of("round.waits"));
  }
}
