package org.gongtong.server.ui.timebank;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.MemberReader;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** What all pages of a member need. Thread-safe. */
public final class MemberOffice {
  private static final Pattern ID_IN_BRACKETS = Pattern.compile("\\s*[（(][0-9a-f-]{36}[）)]");

  private final Pages pages;
  private final VoterDoor door;
  private final CommunityService communities;
  private final BankDesk banks;
  private final MemberReader members;
  private final PersonReader persons;
  private final InstantSource clock;

  public MemberOffice(
      Pages pages,
      VoterDoor door,
      CommunityService communities,
      BankDesk banks,
      MemberReader members,
      PersonReader persons,
      InstantSource clock) {
    this.pages = pages;
    this.door = door;
    this.communities = communities;
    this.banks = banks;
    this.members = members;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * Whose card opened the pages.
   *
   * @param person his id
   * @param account his account; null for a guardian who has none
   * @param minors whom he speaks for today
   */
  record Member(
      UUID person,
      Community community,
      TimeBank bank,
      @Nullable AccountState account,
      List<String> minors) {

    /** The id under which he is a side of visits. */
    String id() {
      return person.toString();
    }

    Actor actor() {
      return Actor.resident(id());
    }

    AccountState own() {
      AccountState own = account;
      if (own == null) {
        throw new IllegalStateException("has no account: " + person);
      }
      return own;
    }
  }

  /** Answers a member's request. */
  interface Answering {
    void answer(Context context, Member member) throws Exception;
  }

  Pages pages() {
    return pages;
  }

  BankDesk banks() {
    return banks;
  }

  MemberReader members() {
    return members;
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today(Member member) {
    return LocalDate.ofInstant(now(), member.bank().zone());
  }

  /** A page for whoever comes with a card, has an account or speaks for somebody who may. */
  Handler as(Answering answering) {
    return context -> {
      Optional<UUID> person = door.findCard(context);
      // What is shown is one's own: no cache, nor the button that goes back, shows it to others.
      context.header("Cache-Control", "no-store");
      if (person.isEmpty()) {
        Shell shell = pages.shell(context, "", BankAddress.card());
        pages.show(
            context.status(403),
            new CardCodePage(shell, pages.command(""), true, "", FormErrors.none()));
        return;
      }
      Outcome<Member> member = member(person.get());
      if (member.asOptional().isEmpty()) {
        Messages text = Messages.in(pages.language(context));
        Link back = new Link(BankAddress.card(), text.of("card.title"));
        int status = StatusOf.refusal(member.refusals());
        pages.refuse(context, status, member.refusals(), back);
        return;
      }
      answering.answer(context, member.orThrow());
    };
  }

  /** The same, for whoever has an account. */
  Handler asHolder(Answering answering) {
    return as(
        (context, member) -> {
          if (member.account() == null) {
            refuse(context, member, List.of(noAccount()));
          } else {
            answering.answer(context, member);
          }
        });
  }

  private static Reason noAccount() {
    return TimeBankPageReason.CARD_WITHOUT_ACCOUNT.because().refuses();
  }

  private Outcome<Member> member(UUID personId) {
    Optional<Person> person = members.person(personId);
    Optional<Community> community =
        person.flatMap(found -> communities.findById(found.communityId()));
    if (community.isEmpty()) {
      return Outcome.refused(PersonReason.PERSON_UNKNOWN.because().refuses());
    }
    return banks
        .require(community.get().id())
        .flatMap(
            bank -> {
              LocalDate today = LocalDate.ofInstant(now(), bank.zone());
              AccountState account = members.account(bank, personId.toString(), today).orElse(null);
              List<String> minors = members.minorsOf(personId, today);
              return account == null && minors.isEmpty()
                  ? Outcome.refused(noAccount())
                  : Outcome.accepted(new Member(personId, community.get(), bank, account, minors));
            });
  }

  Shell shell(Context context, Member member, String here) {
    return pages.shell(context, member.community().name().in(pages.coreLanguage(context)), here);
  }

  /** As much of somebody's name as lists show; empty if none is kept. */
  String name(String person) {
    return RequestParameters.uuid(person)
        .flatMap(persons::record)
        .map(record -> record.shown().fields().getOrDefault(PersonField.NAME, ""))
        .orElse("");
  }

  /** Runs what a form asks for, once for its key. */
  List<Reason> once(Context context, Member member, Supplier<Outcome<String>> command) {
    return pages.once(context, "member:" + member.id(), command);
  }

  /** Answers with a refusal that leads back to the first page. */
  void refuse(Context context, Member member, List<Reason> unmet) {
    Messages text = Messages.in(pages.language(context));
    Link back = new Link(BankAddress.home(), text.of("bank.to-home"));
    pages.refuse(context, status(unmet), unmet, back);
  }

  /** The status of a refusal: what is not there, or not one's own, is not found. */
  private static int status(List<Reason> unmet) {
    return unmet.get(0).code().equals(TimeBankPageReason.HOURS_UNKNOWN.name())
        ? 404
        : StatusOf.refusal(unmet);
  }

  /** Each reason as the message of a field, in words that name nobody by an id. */
  FormErrors errors(
      Context context, Member member, List<Reason> unmet, Function<Reason, String> field) {
    return errors(context, member, Map.of(), unmet, field);
  }

  /**
   * The same.
   *
   * @param others what is said in place of the ids of others
   */
  FormErrors errors(
      Context context,
      Member member,
      Map<String, String> others,
      List<Reason> unmet,
      Function<Reason, String> field) {
    Messages text = Messages.in(pages.language(context));
    return new FormErrors(
        pages.errors(context, unmet, field).all().stream()
            .map(
                error -> {
                  String message = error.message().replace(member.id(), text.of("bank.you"));
                  for (Map.Entry<String, String> other : others.entrySet()) {
                    message = message.replace(other.getKey(), other.getValue());
                  }
                  message = ID_IN_BRACKETS.matcher(message).replaceAll("");
                  return new FieldError(error.field(), text.sentence(message));
                })
            .toList());
  }
}
