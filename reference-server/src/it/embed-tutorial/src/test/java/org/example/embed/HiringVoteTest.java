package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The program prints what its page says. */
class HiringVoteTest {

  @Test
  void printsWhatThePageSays() throws Exception {
    assertEquals(Printed.onThePage("/printed.txt"), Printed.by(() -> HiringVote.main(new String[0])));
  }
}
