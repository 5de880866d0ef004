package org.gongtong.core.audit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * Signs the checkpoints of other logs, each only if it goes on from the greatest this witness has
 * seen (C2SP tlog-witness). A log that shows different people different pasts would need a witness
 * to sign both, and none does. Thread-safe.
 */
public final class Witness {
  /** Hashes of a proof: one for each level of a tree, and one more. */
  private static final int MOST_HASHES = 64;

  private final UnitOfWork work;
  private final WitnessStore store;
  private final Map<String, NoteVerifier> logs;
  private final NoteSigner signer;
  private final InstantSource clock;

  /**
   * @param logs keys of the logs it knows; a log's key has the log's name
   * @param signer a witness's key
   */
  public Witness(
      UnitOfWork work,
      WitnessStore store,
      List<NoteVerifier> logs,
      NoteSigner signer,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.logs = logs.stream().collect(Collectors.toUnmodifiableMap(NoteVerifier::name, k -> k));
    this.signer = signer;
    this.clock = clock;
  }

  /** What a witness says to a checkpoint. */
  public sealed interface Answer {
    /**
     * It goes on from what was seen.
     *
     * @param lines the witness's signature, as it stands in a note
     */
    record Cosigned(String lines) implements Answer {}

    /**
     * The proof starts from another size than the greatest that was seen.
     *
     * @param size of that
     */
    record OtherSize(long size) implements Answer {}

    /** It is signed by no log that is known here. */
    record UnknownLog() implements Answer {}

    /** It is not signed with the log's key. */
    record NotSigned() implements Answer {}

    /** This witness was restored from a backup, and may have signed more of the log. */
    record Restored() implements Answer {}

    /** The proof does not join the two. */
    record NotContinued() implements Answer {}

    /** It is no request. */
    record Malformed() implements Answer {}
  }

  /** What the witness's signatures are verified with. */
  public NoteVerifier key() {
    return signer.verifier();
  }

  /** A request: {@code old SIZE}, hashes of the proof, an empty line, the checkpoint. */
  private record Request(long old, List<ContentHash> proof, SignedNote note) {}

  /**
   * Takes a checkpoint.
   *
   * @param body the request
   */
  public Answer add(String body) {
    Optional<Request> request = parse(body);
    if (request.isEmpty()) {
      return new Answer.Malformed();
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(request.get().note().text());
    } catch (IllegalArgumentException e) {
      return new Answer.Malformed();
    }
    NoteVerifier log = logs.get(checkpoint.origin());
    if (log == null) {
      return new Answer.UnknownLog();
    }
    if (!isSigned(request.get().note(), log)) {
      return new Answer.NotSigned();
    }
    if (request.get().old() > checkpoint.head().size()) {
      return new Answer.Malformed();
    }
    return work.write(transaction -> add(transaction, request.get(), checkpoint));
  }

  private static boolean isSigned(SignedNote note, NoteVerifier log) {
    try {
      return !note.verifiedBy(List.of(log)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Answer add(Transaction transaction, Request request, Checkpoint checkpoint) {
    if (store.isRestored(transaction, checkpoint.origin())) {
      return new Answer.Restored();
    }
    TreeHead head = checkpoint.head();
    Optional<TreeHead> seen = store.lock(transaction, checkpoint.origin());
    long size = seen.map(TreeHead::size).orElse(0L);
    if (request.old() != size) {
      return new Answer.OtherSize(size);
    }
    boolean continues =
        size == 0
            ? request.proof().isEmpty()
            : TreeProof.isConsistent(seen.orElseThrow(), head, request.proof());
    if (!continues) {
      return new Answer.NotContinued();
    }
    store.keep(transaction, checkpoint.origin(), seen, head);
    String note =
        new SignedNote(request.note().text(), List.of())
            .cosignedBy(signer, clock.instant())
            .write();
    return new Answer.Cosigned(note.substring(note.lastIndexOf("\n\n") + 2));
  }

  /** What came of a {@link #confirm}. */
  public enum Confirmed {
    /** It is signed again. */
    DONE,
    /** It is no note with the signatures of a known log and of this witness. */
    NOT_OURS,
    /** The backup knows of more than the note. */
    OLDER
  }

  /**
   * After a restore: takes the greatest checkpoint of a log that this witness has signed, as it is
   * found with the log or with others, for what was seen of it.
   *
   * @param note with the signature of the log and that of this witness
   */
  public Confirmed confirm(String note) {
    Checkpoint checkpoint;
    try {
      SignedNote signed = SignedNote.parse(note);
      checkpoint = Checkpoint.parse(signed.text());
      NoteVerifier log = logs.get(checkpoint.origin());
      if (log == null || signed.verifiedBy(List.of(log, key())).size() < 2) {
        return Confirmed.NOT_OURS;
      }
    } catch (IllegalArgumentException e) {
      return Confirmed.NOT_OURS;
    }
    TreeHead head = checkpoint.head();
    String origin = checkpoint.origin();
    return work.write(
        transaction -> {
          Optional<TreeHead> seen = store.lock(transaction, origin);
          boolean older = seen.filter(known -> known.size() > head.size()).isPresent();
          boolean other =
              seen.filter(known -> known.size() == head.size() && !known.equals(head)).isPresent();
          if (older || other) {
            return older ? Confirmed.OLDER : Confirmed.NOT_OURS;
          }
          store.keep(transaction, origin, seen, head);
          store.confirm(transaction, origin);
          return Confirmed.DONE;
        });
  }

  /**
   * After a restore: takes somebody's word that this witness has never signed anything of a log.
   *
   * @param origin the log's name
   */
  public Confirmed confirmNothing(String origin) {
    if (!logs.containsKey(origin)) {
      return Confirmed.NOT_OURS;
    }
    return work.write(
        transaction -> {
          if (store.lock(transaction, origin).isPresent()) {
            return Confirmed.OLDER;
          }
          store.confirm(transaction, origin);
          return Confirmed.DONE;
        });
  }

  private static Optional<Request> parse(String body) {
    int split = body.indexOf("\n\n");
    if (split < 0) {
      return Optional.empty();
    }
    String[] lines = body.substring(0, split).split("\n", -1);
    if (!lines[0].matches("old (?:0|[1-9][0-9]{0,17})") || lines.length - 1 > MOST_HASHES) {
      return Optional.empty();
    }
    try {
      List<ContentHash> proof = new ArrayList<>();
      for (int at = 1; at < lines.length; at++) {
        byte[] hash = Base64.getDecoder().decode(lines[at]);
        proof.add(new ContentHash(HexFormat.of().formatHex(hash)));
      }
      return Optional.of(
          new Request(
              Long.parseLong(lines[0].substring(4)),
              proof,
              SignedNote.parse(body.substring(split + 2))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
