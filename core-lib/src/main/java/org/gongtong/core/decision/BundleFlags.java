package org.gongtong.core.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;

/**
 * Whether the flags of a bundle of form {@value RecountBundle#BOUND} say what the texts behind the
 * commitments of the log say. Stateless.
 */
final class BundleFlags {

  private BundleFlags() {}

  /** An owner's place, and when he was named. */
  private record Named(int voter, Instant at) {}

  /**
   * @throws IllegalArgumentException if a text is no naming or no ballot
   */
  static boolean agree(RecountBundle bundle) {
    Map<Integer, Integer> voters = voters(bundle);
    for (RecountBundle.Member party : bundle.parties()) {
      if (party.named() != (voters.getOrDefault(party.number(), 0) != 0)) {
        return false;
      }
    }
    for (RecountBundle.Entry entry : bundle.entries()) {
      Map<String, ?> data = data(entry.what());
      int voter = number(data, "voter");
      int last = voters.getOrDefault(number(data, "party"), 0);
      boolean own = voter != 0 && voter == last;
      if (own != entry.own() || number(data, "proxy") != entry.proxy()) {
        return false;
      }
    }
    return true;
  }

  /** Who votes for each party in the end: as at the opening, or as named last since. */
  private static Map<Integer, Integer> voters(RecountBundle bundle) {
    Map<Integer, Integer> voters = new HashMap<>();
    bundle.parties().forEach(party -> voters.put(party.number(), party.voter()));
    Map<Integer, Named> latest = new HashMap<>();
    for (RecountBundle.Naming naming : bundle.namings()) {
      Map<String, ?> what = BundleForm.object(CanonicalJson.read(naming.what()));
      Map<String, ?> data = BundleForm.object(what.get("data"));
      Named named = new Named(number(data, "voter"), BundleForm.instant(what, "recordedAt"));
      boolean ofThis =
          "voter-named".equals(what.get("type"))
              && bundle.motion().id().toString().equals(what.get("subject"));
      if (!ofThis) {
        throw new IllegalArgumentException("a naming of another motion: " + what.get("subject"));
      }
      latest.merge(number(data, "party"), named, (a, b) -> b.at().isBefore(a.at()) ? a : b);
    }
    latest.forEach((party, named) -> voters.put(party, named.voter()));
    return voters;
  }

  private static Map<String, ?> data(String what) {
    return BundleForm.object(BundleForm.object(CanonicalJson.read(what)).get("data"));
  }

  private static int number(Map<String, ?> data, String name) {
    return Math.toIntExact(BundleForm.number(data, name));
  }
}
