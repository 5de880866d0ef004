package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.person.DetailPage.Second;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.jspecify.annotations.Nullable;

/**
 * Correcting a detail (art. 46): typed, looked at a second time beside what is kept, and only then
 * done. What was typed travels in the body of a form and stands in no address and no event.
 */
public final class PersonCorrectionRoutes implements RouteGroup {
  private static final String CORRECTION = PersonRoutes.PERSON + "/correction";
  private static final String VALUE = Forms.PERSON + "value";

  private final PersonDesk desk;
  private final PersonRecords records;

  public PersonCorrectionRoutes(PersonDesk desk, PersonRecords records) {
    this.desk = desk;
    this.records = records;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(CORRECTION, this::show, Action.PERSON_RECORD);
    javalin.routes.post(CORRECTION + "/check", this::check, Action.PERSON_RECORD);
    javalin.routes.post(CORRECTION, this::correct, Action.PERSON_RECORD);
  }

  private void show(Context context) {
    show(context, desk.person(context), "", "", null, FormErrors.none());
  }

  private void show(
      Context context,
      Found found,
      String field,
      String value,
      @Nullable Second second,
      FormErrors errors) {
    String here = Routes.personCorrection(found.community().slug(), found.id().toString());
    Language language = desk.pages().coreLanguage(context);
    context.header("Cache-Control", "no-store");
    desk.pages()
        .show(
            context,
            new DetailPage(
                desk.shell(context, found.community(), here),
                desk.pages().command(""),
                found.community().slug(),
                found.id().toString(),
                found.name(),
                Arrays.stream(PersonField.values())
                    .map(one -> new Option(one.code(), one.text().in(language), "", 0))
                    .toList(),
                field,
                value,
                second,
                errors));
  }

  /** Changes nothing: shows what would be kept beside what is. */
  private void check(Context context) {
    Found found = desk.person(context);
    String code = Forms.field(context, "field");
    String typed = Forms.field(context, VALUE);
    Optional<PersonField> field = PersonField.find(code);
    List<Reason> against = field.map(one -> against(one, typed)).orElse(List.of(unclear()));
    if (field.isEmpty() || !against.isEmpty()) {
      again(context, found, code, typed, against);
      return;
    }
    String normal = field.get().normal(typed).orElse("");
    String before = found.record().shown().fields().getOrDefault(field.get(), "");
    String label = field.get().text().in(desk.pages().coreLanguage(context));
    show(context, found, code, normal, new Second(label, before, normal), FormErrors.none());
  }

  private static Reason unclear() {
    return PersonReason.DETAIL_UNCLEAR.because().refuses();
  }

  private static List<Reason> against(PersonField field, String typed) {
    if (field.normal(typed).isPresent()) {
      return List.of();
    }
    if (field == PersonField.NAME && typed.isBlank()) {
      return List.of(PersonReason.NAME_MISSING.because().refuses());
    }
    return typed.isBlank()
        ? List.of()
        : List.of(PersonReason.FIELD_MALFORMED.because().figure("field", field.text()).refuses());
  }

  private void correct(Context context) {
    Found found = desk.person(context);
    String code = Forms.field(context, "field");
    String typed = Forms.field(context, VALUE);
    Optional<PersonField> field = PersonField.find(code);
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    field
                        .map(
                            one ->
                                records.correct(
                                    desk.actor(context), found.id(), Map.of(one, typed)))
                        .orElseGet(() -> Outcome.refused(unclear()))
                        .map(person -> found.address()));
    if (!refused.isEmpty()) {
      again(context, found, code, typed, refused);
    }
  }

  private void again(
      Context context, Found found, String code, String typed, List<Reason> refused) {
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    FormErrors errors =
        desk.pages()
            .errors(
                context,
                refused,
                reason ->
                    reason.code().equals(PersonReason.DETAIL_UNCLEAR.name()) ? "field" : VALUE);
    show(context, found, code, typed, null, errors);
  }
}
