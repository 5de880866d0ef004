/**
 * Taking all tables out of a database, and putting them into an empty one (ADR 0201).
 *
 * <p>A backup is one zip. {@code tables/NAME.ndjson} has a line for each row, in the order of the
 * primary key: an array of the columns in the order of the manifest, each as a string as the
 * database writes it (bytes in base 64) or null. {@code manifest.json} comes last and says for each
 * table its columns, how many rows there are and the SHA-256 of its lines; an archive that broke
 * off has none. All tables are read in one transaction that sees one instant, while others write.
 *
 * <p>{@link org.gongtong.server.storage.backup.Restore} takes nothing on trust: it reads every row
 * back from the new database and compares rows and hashes before it commits, and asks each {@link
 * org.gongtong.server.storage.backup.RestoreCheck}. Whatever goes wrong, nothing is there
 * afterwards.
 *
 * <p>Only tables are in it: keys, settings and rule packs lie in files and are kept apart, for who
 * finds a backup must not have the keys of its fields and of the log as well.
 */
@NullMarked
package org.gongtong.server.storage.backup;

import org.jspecify.annotations.NullMarked;
