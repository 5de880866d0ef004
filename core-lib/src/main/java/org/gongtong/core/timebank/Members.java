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
   */
  public record Account(
      String id,
      AccountKind kind,
      @Nullable LocalDate birthDate,
      @Nullable LocalDate opened,
      @Nullable LocalDate closed) {

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
   */
  public record Kinship(String of, String relative, String relation) {}

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
    boolean dated = accounts.stream().anyMatch(a -> a.opened() != null || a.closed() != null);
    this.firstDays = new int[dated ? accounts.size() : 0];
    this.endDays = new int[firstDays.length];
    for (int number = 0; number < firstDays.length; number++) {
      firstDays[number] = day(accounts.get(number).opened(), Integer.MIN_VALUE);
      endDays[number] = day(accounts.get(number).closed(), Integer.MAX_VALUE);
    }
    this.pool = special(pool, AccountKind.POOL);
    this.reserve = special(reserve, AccountKind.RESERVE);
    for (Kinship kinship : kinships) {
      add(kinship);
    }
  }

  private static int day(@Nullable LocalDate date, int none) {
    return date == null ? none : Math.toIntExact(date.toEpochDay());
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

  /** What one may be to another. */
  Set<String> relations(int of, int relative) {
    return Optional.ofNullable(relations.get(pair(of, relative))).orElse(Set.of());
  }

  int[] spouses(int of) {
    return spouses[of];
  }
}
