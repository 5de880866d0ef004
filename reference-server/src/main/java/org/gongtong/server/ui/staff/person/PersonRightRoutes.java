package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.gongtong.server.ui.staff.person.PersonPage.Typed;

/** What a person has a right to, done by staff at his request: his data as a file, and erasure. */
public final class PersonRightRoutes implements RouteGroup {
  private static final String ERASURE = PersonRoutes.PERSON + "/erasure";

  private final PersonDesk desk;
  private final PersonErasure erasure;

  public PersonRightRoutes(PersonDesk desk, PersonErasure erasure) {
    this.desk = desk;
    this.erasure = erasure;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.post(PersonRoutes.PERSON + "/export", this::export, Action.PERSON_EXPORT);
    javalin.routes.post(ERASURE, this::request, Action.PERSON_ERASE);
    javalin.routes.post(ERASURE + "/confirm", this::confirm, Action.PERSON_ERASE);
    javalin.routes.post(ERASURE + "/drop", this::drop, Action.PERSON_ERASE);
  }

  private void export(Context context) {
    Found found = desk.person(context);
    String why = Forms.field(context, "why");
    List<Reason> refused =
        desk.pages()
            .onceTold(
                context,
                () ->
                    desk.reader()
                        .export(desk.actor(context), found.id(), why)
                        .<Runnable>map(all -> () -> give(context, found.id(), all)),
                PersonReason.SHOWN_ALREADY.because().refuses());
    again(context, found, why, refused);
  }

  private static void give(Context context, UUID person, Map<String, Object> all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("person.json"));
      zip.write(CanonicalJson.write(all).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    context
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"person-" + person + ".zip\"")
        .header("Cache-Control", "no-store")
        .result(bytes.toByteArray());
  }

  private void request(Context context) {
    Found found = desk.person(context);
    String why = Forms.field(context, "why");
    act(
        context,
        found,
        why,
        () ->
            erasure.request(desk.actor(context), found.id(), why).map(request -> found.address()));
  }

  private void confirm(Context context) {
    Found found = desk.person(context);
    act(
        context,
        found,
        "",
        () ->
            erasure
                .confirm(desk.actor(context), found.id())
                .map(gone -> Routes.persons(found.community().slug()) + "?done=erased"));
  }

  private void drop(Context context) {
    Found found = desk.person(context);
    act(
        context,
        found,
        "",
        () -> erasure.drop(desk.actor(context), found.id()).map(kept -> found.address()));
  }

  private void act(Context context, Found found, String why, Supplier<Outcome<String>> command) {
    again(context, found, why, desk.pages().once(context, command));
  }

  private void again(Context context, Found found, String why, List<Reason> refused) {
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FormErrors errors = desk.pages().errors(context, refused, reason -> "why");
      desk.show(context, found, new Typed("", "", "", why), errors);
    }
  }
}
