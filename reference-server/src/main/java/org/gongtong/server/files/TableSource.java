package org.gongtong.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An open table: its header, and its rows one at a time in constant memory. Blank rows are skipped.
 *
 * <p>For one thread. It keeps a private copy of the file in the temporary folder until it is
 * closed, so that what is read is what was hashed.
 */
public sealed interface TableSource extends Closeable permits CsvSource, XlsxSource {

  /** The headings. */
  Header header();

  /** How the file was read, in the order in which a clerk wants to know. */
  List<FileNotice> notices();

  /** SHA-256 and length of the file as sent. */
  Digest digest();

  /**
   * Steps on. After {@link TableStep.End} or {@link TableStep.Refused} it answers the same again.
   *
   * @throws IOException if the disk fails, never because of what is in the file
   * @throws IllegalStateException once closed
   */
  TableStep next() throws IOException;

  /**
   * Gives all remaining rows to {@code consumer}.
   *
   * @return the problem that ended the reading early, if one did: then forget the rows as well
   */
  default Optional<FileProblem> forEachRow(Consumer<? super Row> consumer) throws IOException {
    while (true) {
      TableStep step = next();
      if (step instanceof TableStep.NextRow found) {
        consumer.accept(found.row());
      } else if (step instanceof TableStep.Refused refused) {
        return Optional.of(refused.problem());
      } else {
        return Optional.empty();
      }
    }
  }

  /** Deletes the private copy. Closing twice does no harm. */
  @Override
  void close() throws IOException;
}
