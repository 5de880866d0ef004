package org.gongtong.core.decision.election;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import org.gongtong.core.decision.election.SecretShares.Share;

/**
 * Seals the ballots of one election for its trustees, and opens them again. Immutable and
 * thread-safe, if its random generator is.
 *
 * <p>A ballot is sealed under a random key of its own (AES-256-GCM). The key is shared so that the
 * quorum of trustees gives it back and fewer learn nothing ({@link SecretShares}); each share is
 * sealed under a key that its trustee's public key and a key pair made for this ballot alone agree
 * on (X25519, HKDF). The private key of that pair is forgotten, so that whoever sealed the ballot
 * cannot open it. Every sealed part is bound to the election and to the ballot's id: it opens in no
 * other election and under no other id, and not with a bit changed.
 *
 * <p>A sealed ballot is, one after another: form 1, trustees n, quorum k, the ballot's public key
 * (32 bytes), n sealed shares (48 each, in the order of the trustees), the sealed ballot ({@link
 * ElectionBallot#BYTES} + 16).
 */
public final class BallotSeal {
  private static final byte FORM = 1;
  private static final int HEAD = 3 + SealKeys.BYTES;
  private static final int SHARE = SealKeys.BYTES + SealKeys.TAG;

  private final UUID electionId;
  private final List<TrusteeKey> keys;
  private final int quorum;

  /**
   * @param keys of all trustees, numbered 1, 2, 3, …
   * @param quorum how many of them open a ballot
   * @throws IllegalArgumentException if the numbers have gaps or the quorum is out of its range
   */
  public BallotSeal(UUID electionId, List<TrusteeKey> keys, int quorum) {
    List<TrusteeKey> sorted = new ArrayList<>(keys);
    sorted.sort(Comparator.comparingInt(TrusteeKey::trustee));
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).trustee() != i + 1) {
        throw new IllegalArgumentException("a key of each trustee seals ballots: " + sorted);
      }
    }
    if (quorum < 1 || quorum > sorted.size() || sorted.size() > SecretShares.MOST) {
      throw new IllegalArgumentException(quorum + " of " + sorted.size() + " keys");
    }
    this.electionId = electionId;
    this.keys = List.copyOf(sorted);
    this.quorum = quorum;
  }

  /** Seals a ballot under a new random id. */
  public SealedBallot seal(ElectionBallot ballot, RandomGenerator random) {
    UUID id = SealedBallot.newId(random);
    byte[] bound = bound(id);
    byte[] key = random(random);
    byte[] own = random(random);
    byte[] ownPublic = SealKeys.publicKey(own);
    ByteBuffer sealed = ByteBuffer.allocate(length());
    sealed.put(FORM).put((byte) keys.size()).put((byte) quorum).put(ownPublic);
    List<Share> shares = SecretShares.split(key, quorum, keys.size(), random);
    for (TrusteeKey trustee : keys) {
      try {
        byte[] agreed = SealKeys.agree(own, trustee.bytes());
        sealed.put(
            SealKeys.seal(
                shareKey(agreed, ownPublic, trustee), shares.get(trustee.trustee() - 1).y, bound));
      } catch (InvalidKeyException e) {
        throw new IllegalStateException("trustee " + trustee.trustee() + " has no usable key", e);
      }
    }
    sealed.put(SealKeys.seal(ballotKey(key), ballot.bytes(), bound));
    return new SealedBallot(id, sealed.array());
  }

  /** Which trustee's a key code is; none if it is nobody's of this election. */
  public Optional<TrusteeKey> ownerOf(KeyCode code) {
    return keys.stream()
        .filter(key -> code.publicKey(electionId, key.trustee()).equals(key))
        .findFirst();
  }

  /**
   * Opens a ballot.
   *
   * @param codes by trustee; as many as the quorum, or more
   * @return the ballot; none if the codes are too few or not theirs, or a bit was changed
   */
  public Optional<ElectionBallot> open(SealedBallot ballot, Map<Integer, KeyCode> codes) {
    return opener(codes).open(ballot);
  }

  /** Opens many ballots with the same codes, whose keys are derived once. */
  Opener opener(Map<Integer, KeyCode> codes) {
    return new Opener(codes);
  }

  /** The codes of some trustees at work. Confined to the thread of a count. */
  final class Opener {
    private final Map<Integer, byte[]> privateKeys = new TreeMap<>();

    private Opener(Map<Integer, KeyCode> codes) {
      codes.forEach((trustee, code) -> privateKeys.put(trustee, code.privateKey(electionId)));
    }

    Optional<ElectionBallot> open(SealedBallot ballot) {
      byte[] sealed = ballot.bytes();
      boolean isMine =
          sealed.length == length()
              && sealed[0] == FORM
              && sealed[1] == keys.size()
              && sealed[2] == quorum;
      if (!isMine) {
        return Optional.empty();
      }
      byte[] bound = bound(ballot.id());
      byte[] ownPublic = Arrays.copyOfRange(sealed, 3, HEAD);
      List<Share> shares = new ArrayList<>();
      try {
        // All that were given, not only as many as needed: a share that was changed is found too.
        for (Map.Entry<Integer, byte[]> key : privateKeys.entrySet()) {
          int at = HEAD + (key.getKey() - 1) * SHARE;
          byte[] agreed = SealKeys.agree(key.getValue(), ownPublic);
          byte[] opener = shareKey(agreed, ownPublic, keys.get(key.getKey() - 1));
          byte[] share = Arrays.copyOfRange(sealed, at, at + SHARE);
          shares.add(new Share(key.getKey(), SealKeys.open(opener, share, bound)));
        }
        if (shares.size() < quorum) {
          return Optional.empty();
        }
        byte[] key = SecretShares.join(shares.subList(0, quorum));
        byte[] text = Arrays.copyOfRange(sealed, HEAD + keys.size() * SHARE, sealed.length);
        return Optional.of(ElectionBallot.read(SealKeys.open(ballotKey(key), text, bound)));
      } catch (InvalidKeyException | AEADBadTagException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  private int length() {
    return HEAD + keys.size() * SHARE + ElectionBallot.BYTES + SealKeys.TAG;
  }

  private byte[] bound(UUID ballotId) {
    return ("ballot " + ballotId + " of election " + electionId).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] shareKey(byte[] agreed, byte[] ownPublic, TrusteeKey trustee) {
    byte[] trusteePublic = trustee.bytes();
    ByteBuffer secret = ByteBuffer.allocate(3 * SealKeys.BYTES);
    secret.put(agreed).put(ownPublic).put(trusteePublic);
    return SealKeys.derive(secret.array(), "share " + trustee.trustee(), SealKeys.BYTES);
  }

  private static byte[] ballotKey(byte[] key) {
    return SealKeys.derive(key, "ballot", SealKeys.BYTES);
  }

  private static byte[] random(RandomGenerator random) {
    byte[] bytes = new byte[SealKeys.BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
