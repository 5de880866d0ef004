package org.gongtong.server.ui;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.Idempotency.Answer;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.SignInNeeded;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.http.RequestFrame;
import org.gongtong.server.ui.open.ProblemPage;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.jspecify.annotations.Nullable;

/** What every controller needs to draw a page for the reader of a request. Thread-safe. */
public final class Pages {
  /** Cookie with the short code of the language. */
  static final String LANGUAGE = "lang";

  /** Cookie with the code of the text size. */
  static final String SIZE = "text";

  private static final int LONGEST_ACCEPT_LANGUAGE = 400;

  private final PageRenderer renderer;
  private final StaffDoor door;
  private final Permissions permissions;
  private final Idempotency keys;
  private final IdSource ids;
  private final String helpPhone;

  /**
   * @param helpPhone telephone number of the neighbourhood office, or empty
   */
  public Pages(
      PageRenderer renderer,
      StaffDoor door,
      Permissions permissions,
      Idempotency keys,
      IdSource ids,
      String helpPhone) {
    this.renderer = renderer;
    this.door = door;
    this.permissions = permissions;
    this.keys = keys;
    this.ids = ids;
    this.helpPhone = helpPhone;
  }

  /**
   * What surrounds a page. The switches of language and size come back to the address of this
   * request; a form that came back with errors is drawn at an address that takes GET, too.
   *
   * @param communityName empty outside a community
   */
  public Shell shell(Context context, String communityName) {
    return shell(context, communityName, here(context));
  }

  /**
   * What surrounds a page that is not drawn at an address of its own.
   *
   * @param here local path of a page that can be fetched with GET
   */
  public Shell shell(Context context, String communityName, String here) {
    return new Shell(
        Messages.in(language(context)),
        size(context),
        here,
        communityName,
        helpPhone,
        door.find(context).map(StaffMember::login).orElse(null),
        action -> permissions.may(context, action));
  }

  /** Answers with a page; the status set before is kept. */
  public void show(Context context, Page page) {
    renderer.show(context, page);
  }

  /**
   * Answers with a refusal in the reader's language.
   *
   * @param unmet at least one reason
   * @param back where to go from here
   */
  public void refuse(Context context, int status, List<Reason> unmet, Link back) {
    Shell shell = shell(context, "", back.href());
    List<Refusal> refusals = MotionViews.refusals(shell.text(), unmet);
    String title =
        shell
            .text()
            .of(
                status == 404
                    ? "problem.not-found"
                    : status < 500 ? "problem.refused" : "problem.failed");
    show(
        context.status(status),
        new ProblemPage(shell, status, title, refusals, RequestFrame.id(context), back));
  }

  /** Answers with a refusal that leads back to the first page. */
  public void refuse(Context context, int status, List<Reason> unmet) {
    boolean desk = context.path().startsWith("/staff/") && door.find(context).isPresent();
    Messages text = Messages.in(language(context));
    refuse(
        context,
        status,
        unmet,
        desk
            ? new Link("/staff", text.of("problem.to-desk"))
            : new Link(Routes.home(), text.of("problem.to-home")));
  }

  /** Hidden fields of a form that is being drawn, with a key of its own. */
  public Command command(String version) {
    return new Command(ids.next().toString(), version);
  }

  /**
   * Runs what a form asks for, once for each key of {@link #command}: sent again, it leads where
   * the first time led. Guarantees: {@link Idempotency#around}.
   *
   * @param scope whose keys these are: {@code staff:} and the login, say
   * @param command does it, and says to which local path to go then; a refusal changed nothing
   * @return what the command refused, for the controller to draw the form again; empty when the
   *     request has been answered
   */
  public List<Reason> once(Context context, String scope, Supplier<Outcome<String>> command) {
    String key = Objects.requireNonNullElse(context.formParam(Forms.KEY), "");
    Outcome<Answer> outcome =
        keys.around(scope, key, Forms.hash(context), () -> command.get().map(Answer::seeOther));
    if (outcome instanceof Outcome.Accepted<Answer> accepted) {
      String location = Objects.requireNonNullElse(accepted.value().location(), Routes.home());
      context.redirect(location, HttpStatus.SEE_OTHER);
      return List.of();
    }
    List<Reason> refusals = outcome.refusals();
    if (AuthReason.isOfCommand(refusals.get(0).code())) {
      refuse(context, AuthReason.statusOf(refusals.get(0).code()), refusals);
      return List.of();
    }
    return refusals;
  }

  /**
   * As {@link #once(Context, Supplier)}, for a command whose answer is told once and kept nowhere:
   * what is asked for a second time from the same page, alike in every field, is not done again.
   *
   * @param command does it, and hands out what answers the request
   * @param told what to say to whoever asks again
   * @return what the command refused; {@code told}; or nothing when the request has been answered
   */
  public List<Reason> onceTold(Context context, Supplier<Outcome<Runnable>> command, Reason told) {
    // A page that stays on the screen after a download may ask for other things under its key.
    String key = Forms.field(context, Forms.KEY) + '.' + Forms.hash(context).substring(0, 16);
    AtomicReference<Runnable> answer = new AtomicReference<>();
    Outcome<Answer> outcome =
        keys.around(
            "staff:" + staff(context).login(),
            key,
            Forms.hash(context),
            () ->
                command
                    .get()
                    .map(
                        made -> {
                          answer.set(made);
                          return Answer.seeOther(context.path());
                        }));
    if (!outcome.isAccepted()) {
      return outcome.refusals();
    }
    Runnable first = answer.get();
    if (first == null) {
      return List.of(told);
    }
    first.run();
    return List.of();
  }

  /** As {@link #once(Context, String, Supplier)}, for the signed-in member of staff. */
  public List<Reason> once(Context context, Supplier<Outcome<String>> command) {
    return once(context, "staff:" + staff(context).login(), command);
  }

  /** Each reason with its remedy as the message of a form's field, in the reader's language. */
  public FormErrors errors(Context context, List<Reason> unmet, Function<Reason, String> field) {
    var language = coreLanguage(context);
    Messages text = Messages.in(language(context));
    return new FormErrors(
        unmet.stream()
            .map(
                r ->
                    new FieldError(
                        field.apply(r),
                        text.of(
                            "error.with-remedy",
                            text.sentence(r.text(language)),
                            r.remedy(language))))
            .toList());
  }

  /**
   * The signed-in member of staff; there is one in every handler below {@code /staff}.
   *
   * @throws SignInNeeded if there is none, which leads to the sign-in
   */
  public StaffMember staff(Context context) {
    return door.require(context);
  }

  /** Whether whoever asks may do something to what the request is about. */
  public boolean may(Context context, Action action) {
    return permissions.may(context, action);
  }

  /** What whoever asks may do, here and elsewhere. */
  public Rights rights(Context context) {
    return permissions.of(context);
  }

  /** The reader's language: by cookie, else as the browser asks, else Chinese. */
  public Language language(Context context) {
    String chosen = context.cookie(LANGUAGE);
    for (Language language : Language.values()) {
      if (language.code().equals(chosen)) {
        return language;
      }
    }
    return asked(context.header("Accept-Language"));
  }

  /** The reader's language as the core names it. */
  public org.gongtong.core.kernel.Language coreLanguage(Context context) {
    return language(context).inCore();
  }

  private static Language asked(@Nullable String header) {
    if (header == null || header.length() > LONGEST_ACCEPT_LANGUAGE) {
      return Language.CHINESE;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
        Optional<Language> known = known(range);
        if (known.isPresent()) {
          return known.get();
        }
      }
    } catch (IllegalArgumentException e) {
      // No list of languages: as if none were asked for.
    }
    return Language.CHINESE;
  }

  private static Optional<Language> known(Locale.LanguageRange range) {
    for (Language language : Language.values()) {
      String wanted = range.getRange();
      if (range.getWeight() > 0
          && (wanted.equals(language.code()) || wanted.startsWith(language.code() + "-"))) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private static TextSize size(Context context) {
    return TextSize.LARGE.code().equals(context.cookie(SIZE)) ? TextSize.LARGE : TextSize.NORMAL;
  }

  private static String here(Context context) {
    String query = context.method().equals(HandlerType.POST) ? null : context.queryString();
    String here = context.req().getRequestURI() + (query == null ? "" : "?" + query);
    return Routes.isLocal(here) ? here : Routes.home();
  }
}
