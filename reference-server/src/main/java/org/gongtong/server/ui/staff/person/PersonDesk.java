package org.gongtong.server.ui.staff.person;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecord;
import org.gongtong.core.people.PersonStore.ErasureRequest;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.person.PersonPage.Line;
import org.gongtong.server.ui.staff.person.PersonPage.Typed;
import org.gongtong.server.ui.text.Messages;

/** What all pages about persons need. Thread-safe. */
public final class PersonDesk {
  private final Pages pages;
  private final CommunityService communities;
  private final PersonReader reader;

  public PersonDesk(Pages pages, CommunityService communities, PersonReader reader) {
    this.pages = pages;
    this.communities = communities;
    this.reader = reader;
  }

  /** A person that was found in the community of the address. */
  record Found(Community community, PersonRecord record) {
    UUID id() {
      return record.shown().person().id();
    }

    String address() {
      return Routes.person(community.slug(), id().toString());
    }

    /** His name, masked. */
    String name() {
      return record.shown().fields().getOrDefault(PersonField.NAME, "");
    }
  }

  Pages pages() {
    return pages;
  }

  PersonReader reader() {
    return reader;
  }

  Actor actor(Context context) {
    return pages.staff(context).actor();
  }

  Community community(Context context) {
    return AddressedCommunity.of(context, communities);
  }

  /**
   * The person of the address.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  Found person(Context context) {
    Community community = community(context);
    return RequestParameters.uuid(context.pathParam("person"))
        .flatMap(reader::record)
        .filter(record -> record.shown().person().communityId().equals(community.id()))
        .map(record -> new Found(community, record))
        .orElseThrow(
            () -> new RefusedRequest(404, PersonReason.PERSON_UNKNOWN.because().refuses()));
  }

  Shell shell(Context context, Community community, String here) {
    return pages.shell(context, community.name().in(pages.coreLanguage(context)), here);
  }

  /** The masked name of a person. */
  String nameOf(UUID personId) {
    return reader
        .record(personId)
        .map(record -> record.shown().fields().getOrDefault(PersonField.NAME, ""))
        .orElse("");
  }

  /** Draws the page of a person, masked. */
  void show(Context context, Found found, Typed typed, FormErrors errors) {
    show(context, found, found.record().shown().fields(), false, typed, errors);
  }

  /** Draws the page of a person, in full. */
  void showInFull(Context context, Found found, Map<PersonField, String> details) {
    context.header("Cache-Control", "no-store");
    show(context, found, details, true, Typed.NOTHING, FormErrors.none());
  }

  private void show(
      Context context,
      Found found,
      Map<PersonField, String> details,
      boolean full,
      Typed typed,
      FormErrors errors) {
    Shell shell = shell(context, found.community(), found.address());
    Language language = pages.coreLanguage(context);
    List<Line> lines = new ArrayList<>();
    new EnumMap<>(details)
        .forEach((field, value) -> lines.add(new Line(field.text().in(language), value)));
    PersonRecord record = found.record();
    Optional<ErasureRequest> erasure = reader.erasureRequested(found.id());
    pages.show(
        context,
        new PersonPage(
            shell,
            pages.command(""),
            found.community().slug(),
            found.id().toString(),
            lines,
            full,
            record.links().stream().map(link -> new Line(link.ownerId(), link.evidence())).toList(),
            record.eligibilities().stream()
                .map(
                    one ->
                        new Line(
                            one.kind().text().in(language),
                            days(shell.text(), one.period()) + " · " + one.evidence()))
                .toList(),
            record.consents().stream()
                .filter(one -> one.withdrawnAt() == null)
                .map(one -> new Line(one.purpose().text().in(language), one.version()))
                .toList(),
            erasure
                .map(
                    request ->
                        shell
                            .text()
                            .of(
                                "person.erasure-by",
                                request.by().id(),
                                shell.text().at(request.at().atZone(found.community().zone())),
                                request.why()))
                .orElse(""),
            typed,
            errors));
  }

  /** From when until when, in words; the last day does not count. */
  static String days(Messages text, DateRange period) {
    String from = text.day(period.from());
    LocalDate to = period.to();
    return to == null
        ? text.of("findings.from", from)
        : text.of("findings.from-to", from, text.day(to));
  }

  static PersonsPage.Row row(MaskedPerson shown) {
    Map<PersonField, String> fields = shown.fields();
    return new PersonsPage.Row(
        shown.person().id().toString(),
        fields.getOrDefault(PersonField.NAME, ""),
        fields.getOrDefault(PersonField.PHONE, ""),
        fields.getOrDefault(PersonField.ID_NUMBER, ""),
        shown.owners());
  }
}
