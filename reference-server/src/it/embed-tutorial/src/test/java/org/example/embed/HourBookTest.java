package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The program prints what its page says. */
class HourBookTest {

  @Test
  void printsWhatThePageSays() throws Exception {
    assertEquals(Printed.onThePage("/hours.txt"), Printed.by(() -> HourBook.main(new String[0])));
  }
}
