package org.gongtong.core.decision.election;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one voter chose: candidates by number, up to as many as there are seats; none is a blank
 * ballot, which takes part. Immutable. Its order is that of its bytes, which says nothing of when
 * it came.
 *
 * @param choices the numbers, from 1 to {@link #MOST_CANDIDATES}
 */
public record ElectionBallot(SortedSet<Integer> choices) implements Comparable<ElectionBallot> {

  /** How many candidates a ballot has room for. */
  public static final int MOST_CANDIDATES = 128;

  /** How many bytes every ballot has. */
  public static final int BYTES = 1 + MOST_CANDIDATES / Byte.SIZE;

  /** Version of the form of ballots. */
  private static final byte FORM = 1;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ElectionBallot {
    choices = Collections.unmodifiableSortedSet(new TreeSet<>(choices));
    for (int choice : choices) {
      if (choice < 1 || choice > MOST_CANDIDATES) {
        throw new IllegalArgumentException("no candidate's number: " + choice);
      }
    }
  }

  /** A ballot of these numbers. */
  public static ElectionBallot of(Collection<Integer> choices) {
    return new ElectionBallot(new TreeSet<>(choices));
  }

  /** Whether nobody was chosen. */
  public boolean isBlank() {
    return choices.isEmpty();
  }

  /**
   * Whether it can be counted: no number that is no candidate's, and no more than there are seats.
   */
  public boolean fits(int candidates, int seats) {
    return choices.size() <= seats && (choices.isEmpty() || choices.last() <= candidates);
  }

  /**
   * Its bytes, as many whatever was chosen: a form byte, then a bit for each candidate, number 1
   * the highest bit of the first.
   */
  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    bytes[0] = FORM;
    for (int choice : choices) {
      int at = choice - 1;
      bytes[1 + at / Byte.SIZE] |= (byte) (0x80 >>> at % Byte.SIZE);
    }
    return bytes;
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static ElectionBallot read(byte[] bytes) {
    if (bytes.length != BYTES || bytes[0] != FORM) {
      throw new IllegalArgumentException("not a ballot of this form");
    }
    TreeSet<Integer> choices = new TreeSet<>();
    for (int at = 0; at < MOST_CANDIDATES; at++) {
      if ((bytes[1 + at / Byte.SIZE] & 0x80 >>> at % Byte.SIZE) != 0) {
        choices.add(at + 1);
      }
    }
    return new ElectionBallot(choices);
  }

  /** The numbers with commas: {@code 1,3,5}; empty if it is blank. */
  public String text() {
    return choices.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #text} wrote; white space beside the numbers is passed over.
   *
   * @throws IllegalArgumentException if it is no list of numbers, or one stands twice
   */
  public static ElectionBallot parse(String text) {
    if (text.isBlank()) {
      return of(List.of());
    }
    TreeSet<Integer> choices = new TreeSet<>();
    for (String number : text.split(",", -1)) {
      if (!number.strip().matches("[0-9]{1,3}") || !choices.add(Integer.valueOf(number.strip()))) {
        throw new IllegalArgumentException("not a ballot, write it like 1,3,5: " + text);
      }
    }
    return new ElectionBallot(choices);
  }

  @Override
  public int compareTo(ElectionBallot other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return "[" + text() + "]";
  }
}
