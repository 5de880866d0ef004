package org.gongtong.server.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints a proof of every kind of sheet into a folder, to be looked at by eye. */
final class ProofSheets {
  private ProofSheets() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    PrintShop shop = new PrintShop();
    PrintLanguage zh = PrintLanguage.ZH_CN;
    letter(shop, folder.resolve("letter-zh.pdf"), Samples.letter(zh));
    letter(shop, folder.resolve("letter-en.pdf"), Samples.letter(PrintLanguage.EN));
    letter(
        shop,
        folder.resolve("letter-full.pdf"),
        Samples.letter(Samples.motion(zh, Samples.longQuestion(300)), 12, 2));
    letter(
        shop,
        folder.resolve("letter-middle.pdf"),
        Samples.letter(Samples.motion(zh, Samples.longQuestion(130)), 3, 1));
    letter(
        shop,
        folder.resolve("letter-long.pdf"),
        Samples.letter(Samples.motion(zh, Samples.longQuestion(2000)), 40, 0));
    for (PrintLanguage language : PrintLanguage.values()) {
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("election-" + language.tag() + ".pdf"))) {
        List<ElectionLetter> few = List.of(ElectionLetterTest.letter(language, 8, 1));
        System.out.println("election " + shop.electionLetters(few.iterator(), out));
      }
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("notice-usual.pdf"))) {
      System.out.println("notice-usual.pdf " + shop.notice(Samples.usualResult(), out));
    }
    for (PrintLanguage language : PrintLanguage.values()) {
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("sheet-" + language.tag() + ".pdf"))) {
        System.out.println(shop.sheets(List.of(BlankSheetTest.sheet(language, 7, 25)), out));
      }
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("slip-" + language.tag() + ".pdf"))) {
        System.out.println(shop.slip(ReceiptSlipTest.slip(language), out));
      }
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("statement-" + language.tag() + ".pdf"))) {
        System.out.println(shop.statement(HourStatementTest.statement(language, 60), out));
      }
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("card-" + language.tag() + ".pdf"))) {
        System.out.println(shop.card(HourStatementTest.card(language, 0), out));
      }
      for (boolean passed : new boolean[] {true, false}) {
        String name = "certificate-" + language.tag() + (passed ? "" : "-failed") + ".pdf";
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
          System.out.println(
              name + " " + shop.certificate(Samples.certificate(language, passed), out));
        }
      }
      for (NoticeSheet.Kind kind : NoticeSheet.Kind.values()) {
        String name = "notice-" + language.tag() + "-" + kind + ".pdf";
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
          System.out.println(name + " " + shop.notice(Samples.notice(language, kind), out));
        }
      }
    }
  }

  private static void letter(PrintShop shop, Path file, VotingLetter letter) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      System.out.println(file.getFileName() + " " + shop.letters(List.of(letter).iterator(), out));
    }
  }
}
