package org.gongtong.core.place;

/**
 * An import with what it changes: what a store is asked to keep. Immutable.
 *
 * @param imported that it was imported
 * @param difference what it changes against the import before
 */
public record RosterImport(ImportedRoster imported, RosterDifference difference) {

  /**
   * @throws IllegalArgumentException if the numbers of changes disagree
   */
  public RosterImport {
    if (imported.added() != difference.added().size()
        || imported.changed() != difference.changed().size()
        || imported.gone() != difference.gone().size()) {
      throw new IllegalArgumentException("the import counts other changes than it has");
    }
  }
}
