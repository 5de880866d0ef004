package org.gongtong.server.ui.timebank.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.AccountLink;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.text.Messages;

/** What all pages of staff about a time bank need. Thread-safe. */
public final class BoardOffice {
  private static final int SHORT = 8;
  private static final String CATEGORIES = "gongtong.board.categories";

  private final Pages pages;
  private final CommunityService communities;
  private final BankDesk banks;
  private final ServicePorts ports;
  private final PersonReader persons;
  private final AccountLinks links;

  public BoardOffice(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      ServicePorts ports,
      PersonReader persons,
      AccountLinks links) {
    this.pages = pages;
    this.communities = communities;
    this.banks = banks;
    this.ports = ports;
    this.persons = persons;
    this.links = links;
  }

  /**
   * The bank of an address.
   *
   * @param community its community
   * @param bank the bank
   */
  public record Place(Community community, TimeBank bank) {
    /** Of its days. */
    public ZoneId zone() {
      return bank.zone();
    }

    /** Of the community, as addresses have it. */
    public String slug() {
      return community.slug();
    }
  }

  /** How pages are shown. */
  public Pages pages() {
    return pages;
  }

  ServicePorts ports() {
    return ports;
  }

  InstantSource clock() {
    return ports.clock();
  }

  /** What time it is. */
  public Instant now() {
    return ports.clock().instant();
  }

  /**
   * The bank in an address.
   *
   * @throws RefusedRequest with 404 if the community has no bank
   */
  public Place place(Context context) {
    Community community = AddressedCommunity.of(context, communities);
    Outcome<TimeBank> bank = banks.require(community.id());
    return new Place(
        community,
        bank.asOptional()
            .orElseThrow(
                () -> new RefusedRequest(StatusOf.refusal(bank.refusals()), bank.refusals())));
  }

  /** Whether there is no bank yet, and the reader is one who may open it. */
  boolean isUnopened(Context context) {
    Community community = AddressedCommunity.of(context, communities);
    return banks.find(community.id()).isEmpty()
        && pages.rights(context).may(Action.TIMEBANK_MANAGE, Subject.of(community));
  }

  /** What is around a page of a community. */
  public Shell shell(Context context, Place place, String here) {
    return pages.shell(context, place.community().name().in(pages.coreLanguage(context)), here);
  }

  /** Places whose visits he coordinates. */
  List<String> paths(Context context, Place place) {
    return pages.rights(context).paths(Action.TIMEBANK_COORDINATE, Subject.of(place.community()));
  }

  static boolean isAmong(List<String> paths, String path) {
    return paths.stream()
        .anyMatch(one -> one.isEmpty() || path.equals(one) || path.startsWith(one + "/"));
  }

  /**
   * The id in an address.
   *
   * @throws RefusedRequest with 404 if it is none
   */
  public static UUID id(Context context, String name) {
    return RequestParameters.uuid(context.pathParam(name))
        .orElseThrow(() -> new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses()));
  }

  /** The persons who hold the reader's login. */
  public Set<String> own(Context context) {
    return links.of(pages.staff(context).login()).stream()
        .map(AccountLink::personId)
        .map(UUID::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Names of members, masked, for one page. */
  public Names names(Context context, Place place) {
    return new Names(pages.rights(context).may(Action.PERSON_VIEW, Subject.of(place.community())));
  }

  /** Members as the reader may see them. Not thread-safe. */
  public final class Names {
    private final boolean shown;
    private final Map<String, String> known = new HashMap<>();

    private Names(boolean shown) {
      this.shown = shown;
    }

    /** His masked name, or the beginning of his id. */
    public String of(String member) {
      return known.computeIfAbsent(member, this::find);
    }

    private String find(String member) {
      String brief = member.length() > SHORT ? "…" + member.substring(member.length() - 6) : member;
      if (!shown) {
        return brief;
      }
      return RequestParameters.uuid(member)
          .flatMap(persons::record)
          .map(record -> record.shown().fields().getOrDefault(PersonField.NAME, ""))
          .filter(name -> !name.isEmpty())
          .map(name -> name + " " + brief)
          .orElse(brief);
    }
  }

  /** What the services of a day are called, by their codes. */
  Map<String, LocalizedText> categories(Place place, LocalDate day) {
    return ports
        .work()
        .read(
            transaction ->
                ports
                    .policies()
                    .on(transaction, place.community().id(), place.community().jurisdiction(), day))
        .map(ServicePolicy::categories)
        .asOptional()
        .orElse(Map.of());
  }

  String category(Context context, Place place, String code, LocalDate day) {
    LocalizedText name =
        known(context).computeIfAbsent(day, one -> categories(place, one)).get(code);
    return name == null ? code : name.in(pages.coreLanguage(context));
  }

  /** What days of this page were asked for: hundreds of lines are of few days. */
  private static Map<LocalDate, Map<String, LocalizedText>> known(Context context) {
    Map<LocalDate, Map<String, LocalizedText>> known = context.attribute(CATEGORIES);
    if (known == null) {
      known = new HashMap<>();
      context.attribute(CATEGORIES, known);
    }
    return known;
  }

  /** From when until when. */
  static String window(Messages text, Instant from, Instant until, ZoneId zone) {
    ZonedDateTime begin = from.atZone(zone);
    ZonedDateTime end = until.atZone(zone);
    boolean sameDay = begin.toLocalDate().equals(end.toLocalDate());
    return text.of("board.window", text.at(begin), sameDay ? text.time(end) : text.at(end));
  }
}
