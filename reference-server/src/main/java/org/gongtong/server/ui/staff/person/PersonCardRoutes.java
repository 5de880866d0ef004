package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.MemberCards;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.MemberCard;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.timebank.BankAddress;

/**
 * Giving somebody the card of the time bank. Its code is made when it is printed, and exists on the
 * paper alone.
 */
public final class PersonCardRoutes implements RouteGroup {
  private final PersonDesk desk;
  private final MemberCards cards;
  private final Supplier<PrintShop> shop;
  private final Site site;

  /**
   * @param shop made at the first print: its fonts take time that no start should pay
   */
  public PersonCardRoutes(PersonDesk desk, MemberCards cards, Supplier<PrintShop> shop, Site site) {
    this.desk = desk;
    this.cards = cards;
    this.shop = shop;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String address = PersonRoutes.PERSON + "/card";
    javalin.routes.get(address, this::page, Action.TIMEBANK_ACCOUNT);
    javalin.routes.post(address, this::print, Action.TIMEBANK_ACCOUNT);
  }

  private void page(Context context) {
    show(context, desk.person(context), FormErrors.none());
  }

  private void show(Context context, Found found, FormErrors errors) {
    String slug = found.community().slug();
    String id = found.id().toString();
    Shell shell = desk.shell(context, found.community(), BankAddress.personCard(slug, id));
    desk.pages()
        .show(
            context,
            new CardPage(
                shell,
                desk.pages().command(""),
                slug,
                id,
                found.name(),
                cards.isGiven(found.id()),
                cards.replaced(found.id()).stream()
                    .map(
                        one ->
                            new PersonPage.Line(
                                shell.text().of("card.replaced"),
                                shell.text().at(one.at().atZone(found.community().zone()))
                                    + " · "
                                    + one.by().id()
                                    + " · "
                                    + one.reason()))
                    .toList(),
                Forms.field(context, "reason"),
                errors));
  }

  private void print(Context context) {
    Found found = desk.person(context);
    Actor actor = desk.actor(context);
    String reason = Forms.field(context, "reason");
    boolean again = cards.isGiven(found.id());
    List<Reason> refused =
        desk.pages()
            .onceTold(
                context,
                () -> {
                  Outcome<String> made =
                      again
                          ? cards.replace(actor, found.id(), reason)
                          : cards.give(actor, found.id());
                  return made.map(code -> () -> give(context, found, code));
                },
                AuthReason.CARD_GIVEN_ALREADY.because().refuses());
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, found, desk.pages().errors(context, refused, why -> "reason"));
    }
  }

  private void give(Context context, Found found, String code) {
    Language language = desk.pages().language(context);
    String base = site.base(context);
    MemberCard card =
        new MemberCard(
            language == Language.CHINESE ? PrintLanguage.ZH_CN : PrintLanguage.EN,
            found.community().name().in(language.inCore()),
            code,
            base + BankAddress.scanCard(code),
            base.replaceFirst("^https?://", "") + BankAddress.card(),
            cards.replaced(found.id()).stream().mapToInt(one -> one.number()).max().orElse(0),
            site.officePhone());
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get().card(card, pdf);
    context.header("Cache-Control", "no-store");
    Downloads.give(context, Downloads.PDF, "card.pdf", pdf.toByteArray());
  }
}
