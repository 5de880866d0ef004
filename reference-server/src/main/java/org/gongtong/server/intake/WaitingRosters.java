package org.gongtong.server.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;

/**
 * Between a dry run and applying it: checked rosters and sheets of services, and the lists of
 * faults of those that failed, in a folder of the server. A file holds what was checked, never the
 * upload, so that no dropped column is kept. Each is its owner's alone; the last {@value
 * #KEPT_EACH} of a member of staff are kept, for an hour, also over a restart. Thread-safe.
 */
public final class WaitingRosters {

  /** How long a file waits. */
  public static final Duration KEPT_FOR = Duration.ofHours(1);

  /** How many files of one member of staff wait. */
  public static final int KEPT_EACH = 4;

  /** With the form's version: what another one wrote is not found, and gone within the hour. */
  private static final String ROSTER = ".2.roster";

  /** A sheet of services, likewise. */
  private static final String SERVICES = ".1.services";

  private static final String FAULTS = ".faults.csv";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private final Path folder;
  private final IdSource ids;
  private final InstantSource clock;

  /**
   * @param folder of its own; made when needed
   */
  public WaitingRosters(Path folder, IdSource ids, InstantSource clock) {
    this.folder = folder;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a roster.
   *
   * @param login whose it is
   * @return the id to find it by
   */
  public String add(String login, WaitingRoster roster) throws IOException {
    return add(login, ROSTER, out -> WaitingRosterForm.write(out, roster));
  }

  /** Keeps a sheet of services, as {@link #add(String, WaitingRoster)} does a roster. */
  public String add(String login, ServiceSheet sheet) throws IOException {
    return add(login, SERVICES, out -> ServiceSheetForm.write(out, sheet));
  }

  /** Writes a file. */
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads a file. */
  private interface Form<T> {
    T read(DataInputStream in) throws IOException;
  }

  private String add(String login, String ending, Writing writing) throws IOException {
    String id = ids.next().toString();
    Path partial = make(login).resolve(id + ".partial");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
        writing.to(out);
      }
      Files.move(partial, partial.resolveSibling(id + ending));
    } finally {
      Files.deleteIfExists(partial);
    }
    clean(id);
    return id;
  }

  /** The roster of an id, unless it is another's, another community's, or gone. */
  public Optional<WaitingRoster> find(String login, UUID communityId, String id)
      throws IOException {
    return read(login, id, ROSTER, WaitingRosterForm::read)
        .filter(roster -> roster.communityId().equals(communityId));
  }

  /** The sheet of services of an id, unless it is another's, another community's, or gone. */
  public Optional<ServiceSheet> findServices(String login, UUID communityId, String id)
      throws IOException {
    return read(login, id, SERVICES, ServiceSheetForm::read)
        .filter(sheet -> sheet.communityId().equals(communityId));
  }

  private <T> Optional<T> read(String login, String id, String ending, Form<T> form)
      throws IOException {
    Optional<Path> file = path(login, id, ending);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file.get())))) {
      return Optional.of(form.read(in));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A list of faults being written. Confined to one thread. */
  public final class FaultFile implements AutoCloseable {
    private final String id = ids.next().toString();
    private final Path partial;
    private final OutputStream out;

    private FaultFile(String login) throws IOException {
      this.partial = make(login).resolve(id + ".partial");
      this.out = new BufferedOutputStream(Files.newOutputStream(partial));
    }

    /** Where to write. */
    public OutputStream stream() {
      return out;
    }

    /**
     * Keeps what was written.
     *
     * @return the id to find it by
     */
    public String keep() throws IOException {
      out.close();
      Files.move(partial, partial.resolveSibling(id + FAULTS));
      clean(id);
      return id;
    }

    /** Throws away what was not kept. */
    @Override
    public void close() throws IOException {
      out.close();
      Files.deleteIfExists(partial);
    }
  }

  /** Begins a list of faults. */
  public FaultFile faults(String login) throws IOException {
    return new FaultFile(login);
  }

  /** The list of faults of an id, unless it is another's or gone. */
  public Optional<Path> findFaults(String login, String id) {
    return path(login, id, FAULTS).filter(Files::isRegularFile);
  }

  /**
   * Deletes what nobody may want any more; also done when something is added.
   *
   * @return how many files
   */
  public int clean() throws IOException {
    return clean("");
  }

  /** How many files have waited longer than {@link #KEPT_FOR}. */
  public int countExpired() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.find(folder, 2, (file, is) -> is.isRegularFile())) {
      return (int) files.filter(file -> hasExpired(id(file))).count();
    }
  }

  /**
   * @param added what has just been added, and stays: ids of one millisecond do not tell which of
   *     them is the newest
   */
  private int clean(String added) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int deleted = 0;
    try (Stream<Path> owners = Files.list(folder)) {
      for (Path owner : owners.filter(Files::isDirectory).toList()) {
        deleted += cleanOne(owner, added);
      }
    }
    return deleted;
  }

  private int cleanOne(Path owner, String added) throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(owner)) {
      newestFirst =
          files
              .sorted(
                  Comparator.<Path, Boolean>comparing(file -> id(file).equals(added))
                      .thenComparing(WaitingRosters::id)
                      .reversed())
              .toList();
    }
    int kept = 0;
    int deleted = 0;
    for (Path file : newestFirst) {
      boolean finished = !file.toString().endsWith(".partial");
      if (hasExpired(id(file)) || finished && ++kept > KEPT_EACH) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return deleted;
  }

  private Optional<Path> path(String login, String id, String ending) {
    return ID.matcher(id).matches() && !hasExpired(id)
        ? Optional.of(of(login).resolve(id + ending))
        : Optional.empty();
  }

  /** The first 48 bits of such an id are its milliseconds. */
  private boolean hasExpired(String id) {
    if (!ID.matcher(id).matches()) {
      return true;
    }
    long made = UUID.fromString(id).getMostSignificantBits() >>> 16;
    return clock.millis() - made > KEPT_FOR.toMillis();
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Path make(String login) throws IOException {
    return Files.createDirectories(of(login));
  }

  /** A login may hold what a file system does not like. */
  private Path of(String login) {
    return folder.resolve(ContentHash.of(login).hex().substring(0, 16));
  }
}
