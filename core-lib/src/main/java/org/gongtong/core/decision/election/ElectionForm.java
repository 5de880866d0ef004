package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/** Reads and writes the stored form of an election. Members that are null are left out. */
final class ElectionForm {

  private ElectionForm() {}

  static Map<String, Object> toMap(Election election) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", election.id().toString());
    map.put("community", election.communityId().toString());
    map.put("version", (long) election.version());
    map.put("jurisdiction", election.jurisdiction().code());
    map.put("zone", election.zone().getId());
    map.put("content", toMap(election.content(), true));
    map.put("state", election.state().name());
    map.put(
        "keys",
        election.keys().stream()
            .map(key -> Map.of("trustee", (long) key.trustee(), "key", key.hex()))
            .toList());
    RollReference roll = election.roll();
    if (roll != null) {
      map.put(
          "roll",
          Map.of(
              "version", (long) roll.version(),
              "entitled", (long) roll.entitled(),
              "sha256", roll.hash().hex()));
    }
    VotingWindow window = election.window();
    if (window != null) {
      map.put("announcedAt", window.announcedAt().toString());
      map.put("opensAt", window.opensAt().toString());
      map.put("closesAt", window.closesAt().toString());
    }
    ElectionRule rule = election.rule();
    if (rule != null) {
      map.put("election", rule.election().toMap());
      map.put("procedure", rule.procedure().toMap());
    }
    SealedBox box = election.box();
    if (box != null) {
      map.put("box", Map.of("ballots", (long) box.ballots(), "root", box.root().hex()));
    }
    if (election.figures() != null) {
      map.put("figures", toMap(election.figures()));
    }
    if (election.remark() != null) {
      map.put("remark", election.remark());
    }
    return map;
  }

  /** What of a content anybody may read: an account is nobody's business. */
  static Map<String, Object> published(ElectionContent content) {
    return toMap(content, false);
  }

  private static Map<String, Object> toMap(ElectionContent content, boolean withAccounts) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", content.rule().value());
    map.put("title", content.title());
    map.put("note", content.note());
    map.put("seats", (long) content.seats());
    map.put("round", content.round().name());
    if (content.follows() != null) {
      map.put("follows", content.follows().toString());
    }
    List<Object> candidates = new ArrayList<>();
    for (Candidate candidate : content.candidates()) {
      Map<String, Object> one = named(candidate.name());
      Actor account = candidate.account();
      if (account != null && withAccounts) {
        putActor(one, account);
      }
      candidates.add(one);
    }
    map.put("candidates", candidates);
    List<Object> trustees = new ArrayList<>();
    for (Trustee trustee : content.trustees()) {
      Map<String, Object> one = named(trustee.name());
      if (withAccounts) {
        putActor(one, trustee.actor());
      }
      trustees.add(one);
    }
    map.put("trustees", trustees);
    map.put("quorum", (long) content.quorum());
    return map;
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    return map;
  }

  private static void putActor(Map<String, Object> map, Actor actor) {
    map.put("kind", actor.kind().name());
    map.put("account", actor.id());
  }

  private static Map<String, Object> toMap(ElectionFigures figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("entitled", (long) figures.entitled());
    map.put("onWeb", (long) figures.onWeb());
    map.put("onPaper", (long) figures.onPaper());
    map.put("papersFound", (long) figures.papersFound());
    map.put("invalid", (long) figures.invalid());
    map.put("opened", (long) figures.opened());
    map.put("root", figures.root().hex());
    map.put("blank", (long) figures.blank());
    map.put("votes", longs(figures.votes()));
    PaperBox.Sums papers = figures.papers();
    if (papers != null) {
      map.put("papersBlank", (long) papers.blank());
      map.put("papersVotes", longs(papers.votes()));
    }
    return map;
  }

  private static List<Long> longs(List<Integer> numbers) {
    return numbers.stream().map(Integer::longValue).toList();
  }

  static Election election(Map<String, ?> map) {
    List<TrusteeKey> keys = new ArrayList<>();
    for (Object item : list(map, "keys")) {
      Map<String, ?> key = object(item, "keys");
      keys.add(new TrusteeKey(number(key, "trustee"), text(key, "key")));
    }
    return new Election(
        UUID.fromString(text(map, "id")),
        UUID.fromString(text(map, "community")),
        number(map, "version"),
        ScopeCode.of(text(map, "jurisdiction")),
        ZoneId.of(text(map, "zone")),
        content(object(map, "content")),
        ElectionState.valueOf(text(map, "state")),
        keys,
        map.containsKey("roll") ? roll(object(map, "roll")) : null,
        map.containsKey("opensAt") ? window(map) : null,
        map.containsKey("election") ? rule(map) : null,
        map.containsKey("box") ? box(object(map, "box")) : null,
        map.containsKey("figures") ? figures(object(map, "figures")) : null,
        map.containsKey("remark") ? text(map, "remark") : null);
  }

  private static RollReference roll(Map<String, ?> map) {
    return new RollReference(
        number(map, "version"), number(map, "entitled"), new ContentHash(text(map, "sha256")));
  }

  private static VotingWindow window(Map<String, ?> map) {
    return new VotingWindow(
        Instant.parse(text(map, "announcedAt")),
        Instant.parse(text(map, "opensAt")),
        Instant.parse(text(map, "closesAt")));
  }

  private static ElectionRule rule(Map<String, ?> map) {
    return new ElectionRule(
        ResolvedRule.fromMap(object(map, "election"), DecisionParameters.ALL),
        ResolvedRule.fromMap(object(map, "procedure"), DecisionParameters.ALL));
  }

  private static SealedBox box(Map<String, ?> map) {
    return new SealedBox(number(map, "ballots"), new ContentHash(text(map, "root")));
  }

  private static ElectionContent content(Map<String, ?> map) {
    List<Candidate> candidates = new ArrayList<>();
    for (Object item : list(map, "candidates")) {
      Map<String, ?> one = object(item, "candidates");
      candidates.add(
          new Candidate(
              candidates.size() + 1,
              text(one, "name"),
              one.containsKey("account") ? actor(one) : null));
    }
    List<Trustee> trustees = new ArrayList<>();
    for (Object item : list(map, "trustees")) {
      Map<String, ?> one = object(item, "trustees");
      trustees.add(new Trustee(trustees.size() + 1, actor(one), text(one, "name")));
    }
    return new ElectionContent(
        RuleId.of(text(map, "rule")),
        text(map, "title"),
        text(map, "note"),
        number(map, "seats"),
        ElectionRound.valueOf(text(map, "round")),
        map.containsKey("follows") ? UUID.fromString(text(map, "follows")) : null,
        candidates,
        trustees,
        number(map, "quorum"));
  }

  private static Actor actor(Map<String, ?> map) {
    return new Actor(Actor.Kind.valueOf(text(map, "kind")), text(map, "account"));
  }

  private static ElectionFigures figures(Map<String, ?> map) {
    int found = number(map, "papersFound");
    int invalid = number(map, "invalid");
    PaperBox.@Nullable Sums papers =
        map.containsKey("papersVotes")
            ? new PaperBox.Sums(
                found, invalid, number(map, "papersBlank"), numbers(map, "papersVotes"))
            : null;
    return new ElectionFigures(
        number(map, "entitled"),
        number(map, "onWeb"),
        number(map, "onPaper"),
        found,
        invalid,
        papers,
        number(map, "opened"),
        new ContentHash(text(map, "root")),
        number(map, "blank"),
        numbers(map, "votes"));
  }

  private static List<Integer> numbers(Map<String, ?> map, String name) {
    return list(map, name).stream().map(number -> Math.toIntExact((Long) number)).toList();
  }

  private static String text(Map<String, ?> map, String name) {
    return (String) present(map.get(name), name);
  }

  private static int number(Map<String, ?> map, String name) {
    return Math.toIntExact((Long) present(map.get(name), name));
  }

  private static List<?> list(Map<String, ?> map, String name) {
    return (List<?>) present(map.get(name), name);
  }

  private static Map<String, ?> object(Map<String, ?> map, String name) {
    return object(present(map.get(name), name), name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> object(Object value, String name) {
    if (!(value instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("in a stored election \"" + name + "\" is an object");
    }
    return (Map<String, ?>) value;
  }

  private static Object present(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("a stored election lacks \"" + name + "\"");
    }
    return value;
  }
}
