package org.gongtong.server.ui.election;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.ballot.ChoiceSeal;

/**
 * The candidates marked on a ballot paper that was not cast yet, in the voter's own browser and
 * under a seal: so the page that checks them has an address of its own. Of one length whatever is
 * marked. Lasts no longer than a voter's session, and dies with this process. Thread-safe.
 */
public final class MarkedCookie {
  private static final String NAME = "marked";
  private static final Duration LASTS = VotingCodes.SESSION;

  private final SiteCookies cookies;
  private final ChoiceSeal seal;

  public MarkedCookie(SiteCookies cookies, SecureRandom random, InstantSource clock) {
    this.cookies = cookies;
    this.seal = new ChoiceSeal(random, clock, LASTS);
  }

  /**
   * Keeps what was marked.
   *
   * @param ballot names the ballot it was marked on
   * @param candidates how many there are
   * @param marked numbers of candidates, from 1
   */
  void keep(Context context, String ballot, int candidates, Collection<Integer> marked) {
    byte[] bits = new byte[(candidates + 7) / 8];
    for (int number : marked) {
      bits[(number - 1) / 8] |= (byte) (1 << (number - 1) % 8);
    }
    String sealed = seal.sealText(ballot, HexFormat.of().formatHex(bits));
    cookies.setBelow(context, Routes.code(), NAME, sealed, (int) LASTS.toSeconds());
  }

  /**
   * What was marked.
   *
   * @param numbers of candidates, ascending; empty if nobody
   * @param mark which marking it was, of one length always; tells nothing of the numbers, since
   *     each sealing begins with chance
   */
  record Marked(List<Integer> numbers, String mark) {
    Marked {
      numbers = List.copyOf(numbers);
    }
  }

  /** What was marked on this ballot, if it was and not too long ago. */
  Optional<Marked> find(Context context, String ballot) {
    String sealed = cookies.findBelow(context, NAME);
    return sealed == null
        ? Optional.empty()
        : seal.openText(ballot, sealed)
            .map(text -> new Marked(numbers(text), ContentHash.of(sealed).hex()));
  }

  void remove(Context context) {
    cookies.setBelow(context, Routes.code(), NAME, "", 0);
  }

  private static List<Integer> numbers(String text) {
    BitSet bits = BitSet.valueOf(HexFormat.of().parseHex(text));
    List<Integer> numbers = new ArrayList<>();
    for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
      numbers.add(bit + 1);
    }
    return numbers;
  }
}
