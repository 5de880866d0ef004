package org.gongtong.server.retention;

import java.util.List;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.ExpiredFiles;

/** Uploads that came to no use. Thread-safe. */
public final class FileSweep implements Sweep {
  /** A file may have ten megabytes. */
  private static final int FILES = 20;

  private static final int COUNTED = 10_000;

  private final UnitOfWork work;
  private final ExpiredFiles files = new ExpiredFiles();

  public FileSweep(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public long due(Cutoff cutoff) {
    return work.read(
        transaction ->
            (long) files.unusedPapers(transaction, cutoff.before(), COUNTED).size()
                + files.unusedEvidence(transaction, cutoff.before(), COUNTED).size());
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    return hold.write(
        transaction -> {
          List<String> papers = files.unusedPapers(transaction, cutoff.before(), FILES);
          List<String> evidence = files.unusedEvidence(transaction, cutoff.before(), FILES);
          return files.deletePapers(transaction, papers, cutoff.before())
              + files.deleteEvidence(transaction, evidence, cutoff.before());
        });
  }
}
