package org.gongtong.core.place;

import java.util.Comparator;

/**
 * Orders names as people count them: building 2 before building 10, {@code 6A} before {@code 10}.
 * Runs of the digits 0 to 9 compare as whole numbers of any length, all else by UTF-16 code units.
 * Names that differ by leading zeros alone differ still, so the order agrees with {@code equals}.
 * Stateless and thread-safe.
 */
public final class NaturalOrder implements Comparator<String> {

  /** The one order. */
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int endOfLeft = endOfDigits(left, i);
        int endOfRight = endOfDigits(right, j);
        int difference = numbers(left, i, endOfLeft, right, j, endOfRight);
        if (difference != 0) {
          return difference;
        }
        i = endOfLeft;
        j = endOfRight;
      } else if (left.charAt(i) != right.charAt(j)) {
        return Character.compare(left.charAt(i), right.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    return rest != 0 ? rest : left.compareTo(right);
  }

  /** Without leading zeros the longer number is the greater one. */
  private static int numbers(String left, int i, int iEnd, String right, int j, int jEnd) {
    int from = afterZeros(left, i, iEnd);
    int other = afterZeros(right, j, jEnd);
    int length = Integer.compare(iEnd - from, jEnd - other);
    if (length != 0) {
      return length;
    }
    for (; from < iEnd; from++, other++) {
      int digit = Character.compare(left.charAt(from), right.charAt(other));
      if (digit != 0) {
        return digit;
      }
    }
    return 0;
  }

  private static int afterZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
