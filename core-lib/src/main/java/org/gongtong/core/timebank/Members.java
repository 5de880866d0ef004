package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a time bank under the numbers 0, 1, 2, …, and who is whose relative. Immutable
 * and thread-safe.
 */
public final class Members {

  private final List<Account> accounts;
  private final Map<String, Integer> numbers;
  private final AccountKind[] kinds;
  private final Map<Long, Set<String>> relations;
  private final int[][] spouses;

  /** Kinships that do not hold on all days, by pair; as a rule there are none. */
  private final Map<Long, List<Kinship>> dated = new HashMap<>();

  /** The parts of each account, by bucket; none if no account has any. */
  private final int[][] parts;

  private final boolean limited;

  /** First day of each account, and the first on which it is closed; none if no account has any. */
  private final int[] firstDays;

  private final int[] endDays;
  private final int pool;
  private final int reserve;

  /**
   * An account.
   *
   * @param id its id
   * @param kind whose
   * @param birthDate of the person it belongs to; null if not known, or not a person
   * @param opened the first day on which it takes part in transfers; null if on all before, too
   * @param closed the first day on which it does no more; null if there is none
   * @param bucket what its time may be used for
   * @param parent the id of the account it is a part of, which stands before it; null for none
   * @param limits its own, in the order in which they were recorded
   * @param attested what was attested of its holder, as far as rules ask for it
   */
  public record Account(
      String id,
      AccountKind kind,
      @Nullable LocalDate birthDate,
      @Nullable LocalDate opened,
      @Nullable LocalDate closed,
      Bucket bucket,
      @Nullable String parent,
      List<AccountLimit> limits,
      List<Attested> attested) {

    /** An account of whose holder nothing was attested. */
    public Account(
        String id,
        AccountKind kind,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate opened,
        @Nullable LocalDate closed,
        Bucket bucket,
        @Nullable String parent,
        List<AccountLimit> limits) {
      this(id, kind, birthDate, opened, closed, bucket, parent, limits, List.of());
    }

    /** An account that is no part of another, and has the policy's limits. */
    public Account(
        String id,
        AccountKind kind,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate opened,
        @Nullable LocalDate closed) {
      this(id, kind, birthDate, opened, closed, Bucket.PERSONAL, null, List.of());
    }

    /** An account that is open on every day. */
    public Account(String id, AccountKind kind, @Nullable LocalDate birthDate) {
      this(id, kind, birthDate, null, null);
    }
  }

  /**
   * That one person is a relative of another.
   *
   * @param of the account of one
   * @param relative the account of the other
   * @param relation what the other is to the one: {@code child}, {@code parent}, {@code spouse} …
   * @param from the first day on which it holds; null if on all before, too
   * @param until the first day on which it does no more; null if there is none
   */
  public record Kinship(
      String of,
      String relative,
      String relation,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {

    /** A kinship that holds on every day. */
    public Kinship(String of, String relative, String relation) {
      this(of, relative, relation, null, null);
    }

    private boolean isDated() {
      return from != null || until != null;
    }

    private boolean holdsOn(int day) {
      return day(from, Integer.MIN_VALUE) <= day && day < day(until, Integer.MAX_VALUE);
    }
  }

  /**
   * @param pool the id of the account that takes donations
   * @param reserve the id of the account that earned time comes from
   * @throws IllegalArgumentException if an id is there twice, a kinship names an account that is
   *     not, or pool or reserve are missing or of another kind
   */
  public Members(List<Account> accounts, List<Kinship> kinships, String pool, String reserve) {
    this.accounts = List.copyOf(accounts);
    this.numbers = new HashMap<>();
    this.kinds = new AccountKind[accounts.size()];
    this.spouses = new int[accounts.size()][0];
    this.relations = new HashMap<>();
    for (int number = 0; number < accounts.size(); number++) {
      Account account = accounts.get(number);
      kinds[number] = account.kind();
      if (numbers.put(account.id(), number) != null) {
        throw new IllegalArgumentException("an account is there twice: " + account.id());
      }
    }
    boolean open = accounts.stream().noneMatch(a -> a.opened() != null || a.closed() != null);
    this.firstDays = new int[open ? 0 : accounts.size()];
    this.endDays = new int[firstDays.length];
    for (int number = 0; number < firstDays.length; number++) {
      firstDays[number] = day(accounts.get(number).opened(), Integer.MIN_VALUE);
      endDays[number] = day(accounts.get(number).closed(), Integer.MAX_VALUE);
    }
    this.parts = parts();
    this.limited = accounts.stream().anyMatch(account -> !account.limits().isEmpty());
    this.pool = special(pool, AccountKind.POOL);
    this.reserve = special(reserve, AccountKind.RESERVE);
    for (Kinship kinship : kinships) {
      add(kinship);
    }
  }

  private static int day(@Nullable LocalDate date, int none) {
    return date == null ? none : Math.toIntExact(date.toEpochDay());
  }

  private int[][] parts() {
    if (accounts.stream().allMatch(account -> account.bucket() == Bucket.PERSONAL)) {
      return new int[0][];
    }
    int[][] all = new int[accounts.size()][];
    for (int number = 0; number < all.length; number++) {
      String parent = accounts.get(number).parent();
      if (parent != null) {
        int main = number(parent);
        if (all[main] == null) {
          all[main] = new int[Bucket.values().length];
          Arrays.fill(all[main], Transfer.NOBODY);
        }
        all[main][accounts.get(number).bucket().ordinal()] = number;
      }
    }
    return all;
  }

  private int special(String id, AccountKind kind) {
    Integer number = numbers.get(id);
    if (number == null || kinds[number] != kind) {
      throw new IllegalArgumentException("no account of kind " + kind.code() + ": " + id);
    }
    return number;
  }

  private void add(Kinship kinship) {
    int of = number(kinship.of());
    int relative = number(kinship.relative());
    if (kinship.isDated()) {
      dated.computeIfAbsent(pair(of, relative), key -> new ArrayList<>()).add(kinship);
      return;
    }
    relations.computeIfAbsent(pair(of, relative), key -> new HashSet<>()).add(kinship.relation());
    if (kinship.relation().equals("spouse")) {
      spouses[of] = Arrays.copyOf(spouses[of], spouses[of].length + 1);
      spouses[of][spouses[of].length - 1] = relative;
    }
  }

  private int number(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("a kinship of no account: " + id));
  }

  private static long pair(int of, int relative) {
    return (long) of << 32 | relative;
  }

  /** How many accounts there are. */
  public int size() {
    return kinds.length;
  }

  /** The number of an account. */
  public OptionalInt find(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The account of a number. */
  public Account account(int number) {
    return accounts.get(number);
  }

  /** All ids, in the order of their accounts' numbers. */
  public List<String> ids() {
    return new ArrayList<>(accounts).stream().map(Account::id).toList();
  }

  AccountKind kind(int number) {
    return kinds[number];
  }

  boolean exists(int number) {
    return number >= 0 && number < kinds.length;
  }

  /** Whether an account takes part in nothing any more on a day. */
  boolean isClosed(int number, int day) {
    return endDays.length > 0 && day >= endDays[number];
  }

  /** Whether an account takes part in transfers of a day. */
  boolean isOpen(int number, int day) {
    return firstDays.length == 0 || firstDays[number] <= day && day < endDays[number];
  }

  int pool() {
    return pool;
  }

  int reserve() {
    return reserve;
  }

  /** What one is to another on a day. */
  Set<String> relations(int of, int relative, int day) {
    Set<String> always = Optional.ofNullable(relations.get(pair(of, relative))).orElse(Set.of());
    if (dated.isEmpty()) {
      return always;
    }
    Set<String> then = new HashSet<>(always);
    dated.getOrDefault(pair(of, relative), List.of()).stream()
        .filter(kinship -> kinship.holdsOn(day))
        .forEach(kinship -> then.add(kinship.relation()));
    return then;
  }

  /** Whose spouses these are on a day, by their numbers. */
  int[] spouses(int of, int day) {
    if (dated.isEmpty()) {
      return spouses[of];
    }
    IntStream then =
        dated.values().stream()
            .flatMap(List::stream)
            .filter(one -> one.relation().equals("spouse") && number(one.of()) == of)
            .filter(one -> one.holdsOn(day))
            .mapToInt(one -> number(one.relative()));
    return IntStream.concat(Arrays.stream(spouses[of]), then).toArray();
  }

  /** Whether any account has parts. */
  public boolean haveParts() {
    return parts.length > 0;
  }

  /**
   * The number of a part of an account, of the account itself for personal time; {@link
   * Transfer#NOBODY} if there is none.
   */
  public int part(int account, Bucket bucket) {
    if (bucket == Bucket.PERSONAL) {
      return account;
    }
    return parts.length == 0 || parts[account] == null
        ? Transfer.NOBODY
        : parts[account][bucket.ordinal()];
  }

  /** The account that another is a part of; itself if it is none. */
  public int main(int account) {
    String parent = accounts.get(account).parent();
    return parent == null ? account : number(parent);
  }

  /** Whether an account is a part of another. */
  boolean isPart(int account) {
    return parts.length > 0 && accounts.get(account).bucket() != Bucket.PERSONAL;
  }

  /**
   * A limit that holds for an account on a day: its own where that is the stricter one, or else the
   * policy's. A policy may have become stricter since the limit was recorded.
   */
  long limit(int account, LimitKind kind, int day, long policys) {
    return limited
        ? AccountLimit.on(accounts.get(account).limits(), kind, LocalDate.ofEpochDay(day))
            .map(own -> Math.min(own, policys))
            .orElse(policys)
        : policys;
  }
}
