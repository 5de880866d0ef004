package org.gongtong.server.print;

/** Sets a card on the upper half of a page, as a receipt's slip is. */
final class MemberCardPage {
  private final MemberCard card;
  private final PrintLanguage language;

  MemberCardPage(MemberCard card) {
    this.card = card;
    this.language = card.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("时间银行卡", "Time bank card");
  }

  void to(Html html) {
    html.in(
        "div",
        "slip",
        page -> {
          page.line("div", "place", card.community());
          page.heading("h1", "", title(language));
          if (card.reprint() > 0) {
            page.line(
                "p",
                "",
                say(
                    "补发第 " + card.reprint() + " 次，以前的卡已作废。",
                    "Card no. " + (card.reprint() + 1) + ". Cards given out before are void."));
          }
          page.in("table", "proof", table -> table.in("tr", "", this::proof));
          page.line(
              "p",
              "words",
              say(
                  "用手机扫左边的二维码，或在手机、电脑上打开上面的网址，输入卡号，就能查余额、找人帮忙、签到和确认服务。"
                      + "请像保管存折一样保管这张卡：谁拿到它，谁就能替您操作。丢了请马上告诉居委会，补发后旧卡作废。",
                  "Point a phone at the square, or open the address and type the code: there you see"
                      + " your hours, ask for help, check in and confirm. Keep this card as you"
                      + " would a bank book: whoever has it can act for you. If it is lost, tell"
                      + " the committee at once; a new card voids this one."));
          if (!card.helpPhone().isBlank()) {
            page.line("p", "", say("咨询电话 ", "Telephone ") + card.helpPhone());
          }
        });
  }

  private void proof(Html html) {
    html.in(
        "td",
        "scan",
        cell ->
            cell.picture(
                "qr",
                QrSquare.dataUri(card.scanAddress()),
                say("打开时间银行的二维码", "QR code that opens the time bank")));
    html.in(
        "td",
        "code",
        cell -> {
          cell.line("div", "", say("网址", "Address"));
          cell.line("div", "where", card.address());
          cell.line("div", "", say("卡号", "Code"));
          cell.heading("div", "receipt", card.code());
        });
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
