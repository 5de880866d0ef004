package org.gongtong.core.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.FloorArea;

/**
 * All that it takes to count a motion again from the public log, and no name: the roll under the
 * numbers of its parties, and for each ballot what its entry in the log is a commitment to, with
 * the salt that shows it. Who has it can see that the very ballots of the log were counted, each
 * once; who cast them stands in another commitment that it does not open. Immutable.
 *
 * <p>Written as lines of canonical JSON (RFC 8785): the motion, the parties in the order of the
 * roll, the namings of voters, the ballots in the order of the box, corrected ones included.
 *
 * <p>Which voter was named late and which ballots came by one proxy is told by flags. In form
 * {@value #BOUND} the log binds them: the opening committed to which owner, by his place in the
 * party, was the voter of each; namings and ballots commit to such places, and ballots to the
 * number of their proxy. A motion that opened before there was that form has a bundle of form
 * {@value #FLAGS_ONLY}, whose flags rest on the bundle's hash alone.
 *
 * @param form {@value #FLAGS_ONLY} or {@value #BOUND}
 * @param salt 64 hexadecimal digits that open what the opening committed to; empty in form {@value
 *     #FLAGS_ONLY}
 * @param motion the motion as it was decided, with window, rule and outcome
 * @param parties the roll
 * @param namings of voters since it froze; none in form {@value #FLAGS_ONLY}
 * @param entries the ballots
 */
public record RecountBundle(
    int form,
    String salt,
    Motion motion,
    List<Member> parties,
    List<Naming> namings,
    List<Entry> entries) {

  /** The form in which nothing but the bundle's hash binds the flags. */
  public static final int FLAGS_ONLY = 1;

  /** The form whose flags the log binds. */
  public static final int BOUND = 2;

  private static final List<String> FROZEN =
      List.of("matter", "procedure", "counting", "opensAt", "closesAt");
  private static final String VOTER = "voter";
  private static final String SOMEBODY_ELSE = "somebody else";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no such form, or its salt or namings are not of it
   */
  public RecountBundle {
    boolean right =
        form == BOUND
            ? salt.matches("[0-9a-f]{64}")
            : form == FLAGS_ONLY && salt.isEmpty() && namings.isEmpty();
    if (!right) {
      throw new IllegalArgumentException("no form of a bundle: " + form);
    }
    parties = List.copyOf(parties);
    namings = List.copyOf(namings);
    entries = List.copyOf(entries);
  }

  /**
   * A party.
   *
   * @param number on the roll
   * @param heads how many heads it counts
   * @param weight the floor area it counts
   * @param named whether a voter was named for it by the end
   * @param voter the place among its owners, from 1, of the voter it had at the opening; 0 if it
   *     had none, and in form {@value RecountBundle#FLAGS_ONLY}
   */
  public record Member(int number, int heads, FloorArea weight, boolean named, int voter) {}

  /**
   * That a voter was named after the roll froze.
   *
   * @param what the text its entry in the log is a commitment to
   * @param salt 64 hexadecimal digits that open the commitment
   * @param who the other commitment of the entry, which stays closed
   */
  public record Naming(String what, String salt, ContentHash who) {

    /** The hash of its entry in the log. */
    public ContentHash leaf() {
      return RecountBundle.leaf(what, salt, who);
    }
  }

  /**
   * A ballot, or a correction.
   *
   * @param what the text its entry in the log is a commitment to
   * @param salt 64 hexadecimal digits that open the commitment
   * @param who the other commitment of the entry, which stays closed
   * @param own whether it names the one who voted for its party in the end
   * @param proxy number of the proxy who acted, from 1 in the order they appear; 0 if none did
   */
  public record Entry(String what, String salt, ContentHash who, boolean own, int proxy) {

    /** The hash of its entry in the log. */
    public ContentHash leaf() {
      return RecountBundle.leaf(what, salt, who);
    }
  }

  private static ContentHash leaf(String what, String salt, ContentHash who) {
    ContentHash opened = Commitment.hash(HexFormat.of().parseHex(salt), what);
    return TreeProof.leaf(SealedEvent.sealedLeaf(opened, who));
  }

  /** The bundle as a file. */
  public byte[] bytes() {
    StringBuilder lines = new StringBuilder(200 + parties.size() * 60 + entries.size() * 700);
    Map<String, Object> head = new TreeMap<>();
    head.put("bundle", form);
    head.put("motion", MotionForm.toMap(motion));
    if (form == BOUND) {
      head.put("salt", salt);
    }
    line(lines, head);
    for (Member party : parties) {
      Map<String, Object> values = new TreeMap<>();
      values.put("party", party.number());
      values.put("heads", party.heads());
      values.put("weight", party.weight().hundredths());
      values.put("named", party.named());
      if (form == BOUND) {
        values.put("voter", party.voter());
      }
      line(lines, values);
    }
    for (Naming naming : namings) {
      line(
          lines, Map.of("naming", naming.what(), "salt", naming.salt(), "who", naming.who().hex()));
    }
    for (Entry entry : entries) {
      line(
          lines,
          Map.of(
              "what", entry.what(),
              "salt", entry.salt(),
              "who", entry.who().hex(),
              "own", entry.own(),
              "proxy", entry.proxy()));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder lines, Map<String, Object> values) {
    lines.append(CanonicalJson.write(values)).append('\n');
  }

  /** What the public log has of the bundle. */
  public ContentHash hash() {
    return ContentHash.of(bytes());
  }

  /**
   * What the opening of the vote published of the roll: heads and areas by the numbers of parties,
   * without names.
   */
  public ContentHash rollHash() {
    return rollHash(parties);
  }

  static ContentHash rollHash(List<Member> parties) {
    List<Object> weights = new ArrayList<>(parties.size());
    for (Member party : parties) {
      weights.add(List.of(party.number(), party.heads(), party.weight().hundredths()));
    }
    return ContentHash.of(CanonicalJson.write(weights));
  }

  /**
   * What the opening committed to: who of its owners votes for each party, by place. Under a salt,
   * for there are few ways in which it could be.
   *
   * @throws IllegalStateException in form {@value #FLAGS_ONLY}
   */
  public ContentHash votersHash() {
    if (form != BOUND) {
      throw new IllegalStateException("nothing binds the voters of form " + form);
    }
    return votersHash(parties, salt);
  }

  static ContentHash votersHash(List<Member> parties, String salt) {
    List<Object> voters = new ArrayList<>(parties.size());
    for (Member party : parties) {
      voters.add(List.of(party.number(), party.voter()));
    }
    return Commitment.hash(HexFormat.of().parseHex(salt), CanonicalJson.write(voters));
  }

  /** What the opening of the vote published of the motion's rule. */
  public ContentHash ruleHash() {
    return ruleHash(motion);
  }

  /** Of matter, procedure and counting in full, and the window. */
  static ContentHash ruleHash(Motion motion) {
    Map<String, Object> whole = MotionForm.toMap(motion);
    Map<String, Object> frozen = new TreeMap<>();
    for (String name : FROZEN) {
      if (whole.get(name) != null) {
        frozen.put(name, whole.get(name));
      }
    }
    return ContentHash.of(CanonicalJson.write(frozen));
  }

  /** Whose ballot an entry is, and which: as the receipt for it names it. */
  public Optional<Standing> standing(ReceiptCode receipt) {
    Set<String> corrected = new HashSet<>();
    for (Entry entry : entries) {
      Object of =
          BundleForm.object(BundleForm.object(CanonicalJson.read(entry.what())).get("data"))
              .get("corrects");
      if (of != null) {
        corrected.add(of.toString());
      }
    }
    return entries.stream()
        .filter(entry -> receipt.isOf(entry.leaf()))
        .map(
            entry ->
                BundleForm.object(BundleForm.object(CanonicalJson.read(entry.what())).get("data")))
        .map(
            data ->
                corrected.contains(String.valueOf(data.get("ballot")))
                    ? Standing.CORRECTED
                    : Standing.IN_THE_COUNT)
        .findFirst();
  }

  /** What became of a ballot. */
  public enum Standing {
    /** It is among those that were counted; whether it stood, the counting rule says. */
    IN_THE_COUNT,
    /** A later row took its place, or took it back. */
    CORRECTED
  }

  /**
   * One hash for the namings and the entries that were counted: the root of a tree over the hashes
   * of theirs.
   */
  public TreeHead entriesHead() {
    MerkleTree tree = new MerkleTree();
    namings.forEach(naming -> tree.add(HexFormat.of().parseHex(naming.leaf().hex())));
    entries.forEach(entry -> tree.add(HexFormat.of().parseHex(entry.leaf().hex())));
    return tree.head();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException naming the line, if it is no bundle
   */
  public static RecountBundle parse(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    List<Member> parties = new ArrayList<>();
    List<Naming> namings = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Motion motion = null;
    int form = 0;
    String salt = "";
    for (int at = 0; at < lines.length - 1; at++) {
      try {
        Map<String, ?> line = BundleForm.object(CanonicalJson.read(lines[at]));
        if (at == 0) {
          motion = MotionForm.motion(BundleForm.object(line.get("motion")));
          form = Math.toIntExact(BundleForm.number(line, "bundle"));
          salt = form == BOUND ? BundleForm.text(line, "salt") : "";
        } else if (line.containsKey("party")) {
          parties.add(BundleForm.member(line));
        } else if (line.containsKey("naming")) {
          namings.add(BundleForm.naming(line));
        } else {
          entries.add(BundleForm.entry(line));
        }
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("line " + (at + 1) + ": " + e.getMessage(), e);
      }
    }
    if (motion == null || !lines[lines.length - 1].isEmpty()) {
      throw new IllegalArgumentException("a bundle is lines, the first of them a motion");
    }
    return new RecountBundle(form, salt, motion, parties, namings, entries);
  }

  /**
   * Counts again.
   *
   * @throws IllegalArgumentException if an entry is not a ballot of this motion
   * @throws IllegalStateException if the motion has no window or no rule
   */
  public TallyResult recount() {
    VotingWindow window = motion.window();
    DecisionRule rule = motion.rule();
    if (window == null || rule == null) {
      throw new IllegalStateException("nothing froze of motion " + motion.id());
    }
    List<Ballot> inForce =
        BallotRows.inForce(entries.stream().map(this::row).toList()).stream()
            .map(RecordedBallot::ballot)
            .toList();
    return Tally.of(motion, rule, window).count(roll(), inForce);
  }

  private ElectoralRoll roll() {
    return new ElectoralRoll(
        parties.stream()
            .map(
                party ->
                    new Party(
                        party.number(),
                        List.of(part(party.number())),
                        party.named() ? VOTER : null,
                        List.of(part(party.number())),
                        party.heads(),
                        party.weight()))
            .toList());
  }

  private static String part(int party) {
    return Integer.toString(party);
  }

  private RecordedBallot row(Entry entry) {
    Map<String, ?> what = BundleForm.object(CanonicalJson.read(entry.what()));
    if (!motion.id().toString().equals(what.get("subject"))) {
      throw new IllegalArgumentException("a ballot of another motion: " + what.get("subject"));
    }
    Map<String, ?> data = BundleForm.object(what.get("data"));
    UUID id = UUID.fromString(BundleForm.text(data, "ballot"));
    int party = (int) BundleForm.number(data, "party");
    Ballot ballot =
        new Ballot(
            id.toString(),
            part(party),
            entry.own() ? VOTER : SOMEBODY_ELSE,
            BundleForm.channel(data),
            BundleForm.instant(data, "castAt"),
            BundleForm.text(data, "choice"),
            entry.proxy() == 0 ? null : "proxy " + entry.proxy());
    Correction correction =
        data.containsKey("corrects")
            ? new Correction(
                UUID.fromString(BundleForm.text(data, "corrects")),
                "corrected",
                Boolean.TRUE.equals(data.get("voids")))
            : null;
    return new RecordedBallot(
        id,
        motion.id(),
        party,
        ballot,
        "slot",
        BundleForm.instant(what, "recordedAt"),
        BundleForm.NO_EVIDENCE,
        correction);
  }
}
