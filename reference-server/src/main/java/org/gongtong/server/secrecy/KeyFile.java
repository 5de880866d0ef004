package org.gongtong.server.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * The file that holds {@link FieldKeys}. It is made once, readable by its owner alone, and then
 * belongs to the operator; servers that share a database need the same file. Thread-safe, also
 * across processes: two that start at once end with one file.
 */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final SecureRandom random;

  public KeyFile(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /**
   * The keys; makes the file if there is none.
   *
   * @throws KeyFileException if the file cannot be read or made, or others may read it
   */
  public FieldKeys readOrMake() {
    Optional<FieldKeys> there = read();
    if (there.isPresent()) {
      return there.get();
    }
    Path draft = write(FieldKeys.fresh(random));
    try {
      // A link, not a move: it fails where another process was quicker.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // The other one's keys are as good.
    } catch (IOException | UnsupportedOperationException e) {
      throw new KeyFileException(file, "cannot be made: " + e, e);
    } finally {
      delete(draft);
    }
    return read().orElseThrow(() -> new KeyFileException(file, "vanished at once", null));
  }

  /**
   * Adds a key and makes it active. Servers use it from their next start.
   *
   * @throws KeyFileException if the file cannot be read or written
   */
  public FieldKeys rotate() {
    FieldKeys rotated = readOrMake().rotated(random);
    Path draft = write(rotated);
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new KeyFileException(file, "cannot be replaced: " + e, e);
    } finally {
      delete(draft);
    }
    return rotated;
  }

  private Optional<FieldKeys> read() {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      requireOwnersAlone();
      return Optional.of(FieldKeys.parse(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KeyFileException(file, "cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** Its group may read it, as a container's secrets need; the world may not. */
  private void requireOwnersAlone() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      throw new KeyFileException(file, "may be read by everybody; chmod 600 it", null);
    }
  }

  private Path write(FieldKeys keys) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(folder, ".keys", ".tmp", ownersAlone(folder));
      Files.writeString(draft, keys.write(), StandardCharsets.UTF_8, StandardOpenOption.SYNC);
      return draft;
    } catch (IOException e) {
      throw new KeyFileException(file, "cannot be made: " + e, e);
    }
  }

  private static FileAttribute<?>[] ownersAlone(Path folder) throws IOException {
    // Elsewhere, on Windows, a file takes the rights of its folder.
    return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new KeyFileException(file, "its draft cannot be deleted: " + e, e);
    }
  }
}
