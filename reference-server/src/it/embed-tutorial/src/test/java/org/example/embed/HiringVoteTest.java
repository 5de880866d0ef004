package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program prints what its page says. */
class HiringVoteTest {

  @Test
  void printsWhatThePageSays() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      HiringVote.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    List<String> printed = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    try (var page = HiringVoteTest.class.getResourceAsStream("/printed.txt")) {
      List<String> said = new String(page.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertEquals(said, printed);
    }
  }
}
