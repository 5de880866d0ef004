package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.gongtong.server.ui.staff.person.PersonPage.Typed;
import org.gongtong.server.ui.staff.person.PersonsPage.Draft;

/** The list of persons, recording one, linking one to an owner, and showing one in full. */
public final class PersonRoutes implements RouteGroup {
  static final String PERSONS = "/staff/c/{community}/persons";
  static final String PERSON = PERSONS + "/{person}";
  private static final int ROWS = 50;
  private static final int LONGEST_QUERY = 100;

  private final PersonDesk desk;
  private final PersonRecords records;

  public PersonRoutes(PersonDesk desk, PersonRecords records) {
    this.desk = desk;
    this.records = records;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(PERSONS, this::list, Action.PERSON_VIEW);
    javalin.routes.post(PERSONS, this::add, Action.PERSON_RECORD);
    javalin.routes.post(PERSONS + "/search", this::search, Action.PERSON_VIEW);
    javalin.routes.get(PERSON, this::show, Action.PERSON_VIEW);
    javalin.routes.post(PERSON + "/link", this::link, Action.PERSON_RECORD);
    javalin.routes.post(PERSON + "/reveal", this::reveal, Action.PERSON_REVEAL);
  }

  private void list(Context context) {
    Community community = desk.community(context);
    UUID after = RequestParameters.uuid(context.queryParam("after")).orElse(null);
    // One more than is shown tells whether there is a next page.
    List<MaskedPerson> found = desk.reader().page(community.id(), after, ROWS + 1);
    show(context, community, "", found, new Draft("", "", "", ""), FormErrors.none());
  }

  /** By POST: what is looked for is a name or number, and must stand in no address and no log. */
  private void search(Context context) {
    Community community = desk.community(context);
    String typed = Forms.field(context, "q").strip();
    String query = typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
    List<MaskedPerson> found =
        query.isEmpty() ? List.of() : desk.reader().search(community.id(), query);
    show(context, community, query, found, new Draft("", "", "", ""), FormErrors.none());
  }

  private void show(
      Context context,
      Community community,
      String query,
      List<MaskedPerson> found,
      Draft draft,
      FormErrors errors) {
    List<MaskedPerson> shown = found.subList(0, Math.min(ROWS, found.size()));
    Shell shell = desk.shell(context, community, Routes.persons(community.slug()));
    desk.pages()
        .show(
            context,
            new PersonsPage(
                shell,
                desk.pages().command(""),
                community.slug(),
                query,
                shown.stream().map(PersonDesk::row).toList(),
                found.size() > ROWS && query.isEmpty()
                    ? shown.get(ROWS - 1).person().id().toString()
                    : "",
                draft,
                Objects.equals(context.queryParam("done"), "erased"),
                errors));
  }

  private void add(Context context) {
    Community community = desk.community(context);
    Draft draft =
        new Draft(
            Forms.field(context, Forms.PERSON + "name"),
            Forms.field(context, Forms.PERSON + "phone"),
            Forms.field(context, Forms.PERSON + "number"),
            Forms.field(context, Forms.PERSON + "birth"));
    Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
    typed.put(PersonField.NAME, draft.name());
    typed.put(PersonField.PHONE, draft.phone());
    typed.put(PersonField.ID_NUMBER, draft.number());
    typed.put(PersonField.BIRTH, draft.birth());
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    records
                        .add(desk.actor(context), community.id(), typed)
                        .map(person -> Routes.person(community.slug(), person.id().toString())));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(
          context,
          community,
          "",
          desk.reader().page(community.id(), null, ROWS + 1),
          draft,
          desk.pages().errors(context, refused, PersonRoutes::field));
    }
  }

  private static String field(Reason reason) {
    String what = Objects.toString(reason.figures().get("field"), "");
    for (PersonField field : PersonField.values()) {
      if (what.equals(field.text().en())) {
        return switch (field) {
          case NAME -> Forms.PERSON + "name";
          case PHONE -> Forms.PERSON + "phone";
          case ID_NUMBER -> Forms.PERSON + "number";
          case BIRTH -> Forms.PERSON + "birth";
        };
      }
    }
    return Forms.PERSON + "name";
  }

  private void show(Context context) {
    desk.show(context, desk.person(context), Typed.NOTHING, FormErrors.none());
  }

  private void link(Context context) {
    Found found = desk.person(context);
    String owner = Forms.field(context, "owner");
    String evidence = Forms.field(context, "evidence");
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    records
                        .link(desk.actor(context), found.id(), owner, evidence)
                        .map(link -> found.address()));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      desk.show(
          context,
          found,
          new Typed(owner, evidence, "", ""),
          desk.pages()
              .errors(
                  context,
                  refused,
                  reason -> reason.code().startsWith("PROOF_") ? "evidence" : "owner"));
    }
  }

  private void reveal(Context context) {
    Found found = desk.person(context);
    String purpose = Forms.field(context, "purpose");
    List<Reason> refused =
        desk.pages()
            .onceTold(
                context,
                () ->
                    desk.reader()
                        .reveal(desk.actor(context), found.id(), purpose)
                        .<Runnable>map(details -> () -> desk.showInFull(context, found, details)),
                PersonReason.SHOWN_ALREADY.because().refuses());
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      desk.show(
          context,
          found,
          new Typed("", "", purpose, ""),
          desk.pages().errors(context, refused, reason -> "purpose"));
    }
  }
}
