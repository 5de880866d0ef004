/**
 * From the settings to an open, migrated database, be it the embedded one or the operator's own.
 *
 * <p>Steps, in this order and undone in the reverse: start MariaDB if it is ours, open the
 * connection pool, run the migrations found at {@code classpath:db/migration} (they belong to the
 * modules that own the tables). Two servers that start on one external database at the same moment
 * are safe: Flyway takes a lock in the database.
 */
@NullMarked
package org.gongtong.server.wiring.embedded;

import org.jspecify.annotations.NullMarked;
