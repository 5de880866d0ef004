package org.gongtong.server.files;

/**
 * How much a stranger's file may ask of this machine. All are upper bounds and inclusive.
 *
 * @param maxFileBytes bytes of the file as sent
 * @param maxRows data rows with content; blank rows, formatted or not, don't count
 * @param maxColumns columns with a heading
 * @param maxCellCharacters UTF-16 units of one cell (Excel's own bound is 32,767)
 * @param maxInflatedBytes bytes of all inner parts of an xlsx file, by the archive's word and,
 *     apart from it, as counted while inflating
 * @param maxInflationRatio inflated over packed bytes of one inner part, looked at beyond the first
 *     mebibyte. Blank formatted rows reach about 20, a bomb about 1,000
 * @param maxSharedTextBytes estimated heap bytes for an xlsx file's table of shared texts, the one
 *     part that has to be in memory
 * @param maxEntries inner parts of an xlsx file
 */
public record Limits(
    long maxFileBytes,
    int maxRows,
    int maxColumns,
    int maxCellCharacters,
    long maxInflatedBytes,
    int maxInflationRatio,
    long maxSharedTextBytes,
    int maxEntries) {

  private static final long MIB = 1024L * 1024;

  /**
   * Refuses nonsense.
   *
   * @throws IllegalArgumentException if a bound is not positive
   */
  public Limits {
    if (maxFileBytes <= 0
        || maxRows <= 0
        || maxColumns <= 0
        || maxCellCharacters <= 0
        || maxInflatedBytes <= 0
        || maxInflationRatio <= 0
        || maxSharedTextBytes <= 0
        || maxEntries <= 0) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }

  /** 32 MiB, 200,000 rows, 256 columns; room for a large estate's roster and no more. */
  public static Limits defaults() {
    return new Limits(32 * MIB, 200_000, 256, 32_767, 1024 * MIB, 200, 96 * MIB, 2_000);
  }

  /** The same with another bound on the bytes sent. */
  public Limits withMaxFileBytes(long bytes) {
    return new Limits(
        bytes,
        maxRows,
        maxColumns,
        maxCellCharacters,
        maxInflatedBytes,
        maxInflationRatio,
        maxSharedTextBytes,
        maxEntries);
  }

  /** The same with another bound on data rows. */
  public Limits withMaxRows(int rows) {
    return new Limits(
        maxFileBytes,
        rows,
        maxColumns,
        maxCellCharacters,
        maxInflatedBytes,
        maxInflationRatio,
        maxSharedTextBytes,
        maxEntries);
  }

  /** The same with another bound on the inflated bytes of an xlsx file. */
  public Limits withMaxInflatedBytes(long bytes) {
    return new Limits(
        maxFileBytes,
        maxRows,
        maxColumns,
        maxCellCharacters,
        bytes,
        maxInflationRatio,
        maxSharedTextBytes,
        maxEntries);
  }
}
