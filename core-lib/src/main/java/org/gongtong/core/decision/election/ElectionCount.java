package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.election.ElectionResult.CandidateResult;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Opens a closed box and counts. One transaction: the box is compared with what was fixed at the
 * close, every ballot is opened, the plain ballots are kept in an order that tells nothing, the
 * sealed ones go, and the figures are published. A refusal changes nothing. Thread-safe.
 *
 * <p>The key codes are used and forgotten: they are in no row, no event and no message.
 */
public final class ElectionCount {

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionEvents events;
  private final InstantSource clock;
  private final PaperCheck paperCheck;
  private final ElectionPeople people;

  /**
   * @param cells how few ballots of one kind tell how somebody voted
   */
  public ElectionCount(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      SmallCells cells,
      SamePerson persons) {
    this.work = work;
    this.elections = elections;
    this.events = new ElectionEvents(elections, audit, ids);
    this.clock = clock;
    this.paperCheck = new PaperCheck(cells);
    this.people = new ElectionPeople(persons);
  }

  /**
   * Counts.
   *
   * @param first who counts
   * @param second who counts with him, another person; neither is a candidate
   * @param version the version of the closed election that they saw
   * @param codes the key codes as the trustees typed them, as many as the quorum or more
   * @param papers what was found in the box of papers
   * @return the counted election, or every reason against it with codes of {@link ElectionReason}
   *     or {@link ElectionBoxReason}
   */
  public Outcome<Election> count(
      Actor first,
      Actor second,
      UUID electionId,
      int version,
      List<String> codes,
      PaperBox papers) {
    return work.write(
        transaction -> {
          Optional<Election> found = elections.findToChange(transaction, electionId);
          if (found.isEmpty()) {
            return ElectionReader.unknown();
          }
          Election election = found.get();
          if (election.version() != version) {
            return ElectionReader.changed(election, version);
          }
          if (election.state() != ElectionState.CLOSED) {
            return ElectionLifecycle.wrongState(election);
          }
          List<Reason> faults = people.together(transaction, election.content(), first, second);
          Map<Integer, KeyCode> keys = keys(election, codes, faults);
          ParticipationCount took = elections.countParticipations(transaction, electionId);
          faults.addAll(paperCheck.faults(election.content(), took, papers));
          List<SealedBallot> sealed = elections.sealed(transaction, electionId);
          box(election, took, sealed, faults);
          return faults.isEmpty()
              ? open(election, keys, sealed)
                  .map(web -> keep(transaction, election, first, second, took, papers, web))
              : Outcome.refused(faults);
        });
  }

  /** The codes by trustee; a position is told, a code never. */
  private static Map<Integer, KeyCode> keys(
      Election election, List<String> codes, List<Reason> faults) {
    BallotSeal seal = ElectionBox.seal(election);
    Map<Integer, KeyCode> keys = new TreeMap<>();
    for (int position = 1; position <= codes.size(); position++) {
      Optional<KeyCode> code = KeyCode.parse(codes.get(position - 1));
      Optional<TrusteeKey> owner = code.flatMap(seal::ownerOf);
      if (owner.isEmpty()) {
        ElectionBoxReason why =
            code.isEmpty()
                ? ElectionBoxReason.KEY_CODE_MALFORMED
                : ElectionBoxReason.KEY_CODE_FOREIGN;
        faults.add(why.because().figure("position", position).refuses());
      } else if (keys.put(owner.get().trustee(), code.get()) != null) {
        faults.add(
            ElectionBoxReason.KEY_CODE_TWICE
                .because()
                .figure("trustee", owner.get().trustee())
                .refuses());
      }
    }
    if (keys.size() < election.content().quorum()) {
      faults.add(
          ElectionBoxReason.KEY_CODES_TOO_FEW
              .because()
              .figure("given", keys.size())
              .figure("needed", election.content().quorum())
              .refuses());
    }
    return keys;
  }

  private static void box(
      Election election, ParticipationCount took, List<SealedBallot> sealed, List<Reason> faults) {
    SealedBox fixed = election.box();
    if (fixed == null) {
      throw new IllegalStateException("a closed box is fixed: " + election.id());
    }
    if (!SealedBox.of(sealed).equals(fixed)) {
      faults.add(
          ElectionBoxReason.BOX_CHANGED
              .because()
              .figure("fixed", fixed.ballots())
              .figure("ballots", sealed.size())
              .refuses());
    }
    if (sealed.size() != took.onWeb()) {
      faults.add(
          ElectionBoxReason.BOX_DIFFERS
              .because()
              .figure("ballots", sealed.size())
              .figure("participations", took.onWeb())
              .refuses());
    }
  }

  private static Outcome<List<ElectionBallot>> open(
      Election election, Map<Integer, KeyCode> keys, List<SealedBallot> sealed) {
    ElectionContent content = election.content();
    BallotSeal.Opener opener = ElectionBox.seal(election).opener(keys);
    List<ElectionBallot> opened = new ArrayList<>(sealed.size());
    for (SealedBallot ballot : sealed) {
      opener
          .open(ballot)
          .filter(plain -> plain.fits(content.candidates().size(), content.seats()))
          .ifPresent(opened::add);
    }
    return opened.size() == sealed.size()
        ? Outcome.accepted(opened)
        : Outcome.refused(
            ElectionBoxReason.BALLOTS_UNREADABLE
                .because()
                .figure("count", sealed.size() - opened.size())
                .refuses());
  }

  private Election keep(
      Transaction transaction,
      Election election,
      Actor first,
      Actor second,
      ParticipationCount took,
      PaperBox papers,
      List<ElectionBallot> web) {
    List<ElectionBallot> all = new ArrayList<>(web);
    if (papers instanceof PaperBox.Read read) {
      all.addAll(read.ballots());
    }
    OpenedBallots opened = new OpenedBallots(all);
    RollReference roll = election.roll();
    int entitled = roll == null ? 0 : roll.entitled();
    ElectionFigures figures =
        ElectionTally.count(
            election.content(), entitled, took.onWeb(), took.onPaper(), papers, opened);
    elections.putOpened(transaction, election.id(), opened);
    elections.removeSealed(transaction, election.id());
    Instant now = clock.instant();
    Election counted = election.counted(figures);
    events.append(
        transaction, first, second, counted, "election-counted", now, published(counted, figures));
    events.note(
        transaction,
        second,
        counted,
        Disclosure.SEALED,
        "election-count-witnessed",
        now,
        Map.of("version", counted.version(), "root", figures.root().hex()));
    return counted;
  }

  private static Map<String, Object> published(Election counted, ElectionFigures figures) {
    ElectionResult result = counted.result().orElseThrow();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("onWeb", figures.onWeb());
    data.put("onPaper", figures.onPaper());
    data.put("papersFound", figures.papersFound());
    data.put("invalid", figures.invalid());
    data.put("blank", figures.blank());
    data.put("votes", figures.votes());
    PaperBox.Sums papers = figures.papers();
    if (papers != null) {
      // Not among the opened ballots: whoever counts again needs them apart.
      data.put("papers", Map.of("blank", papers.blank(), "votes", papers.votes()));
    }
    data.put("opened", figures.opened());
    data.put("root", figures.root().hex());
    data.put("valid", result.isValid());
    data.put(
        "elected",
        result.elected().stream().map(CandidateResult::candidate).map(Candidate::number).toList());
    return data;
  }
}
