/**
 * Where the parts of the server meet: the only package that sees Guice, and all the rest.
 *
 * <p>{@link org.gongtong.server.wiring.RunningServer} starts in two lines at once, because each
 * takes about a second: one thread brings the database up (start, migrate, open the pool), while
 * the other builds the object graph and the two listeners. Nothing in the graph waits for the
 * database when it is built: the {@code DataSource} it gets waits at the first connection.
 *
 * <p>Life of a server:
 *
 * <ol>
 *   <li><b>starting</b>: the admin listener answers {@code /livez} with 200 and {@code /readyz}
 *       with 503;
 *   <li><b>ready</b>: the database is migrated and the public listener is open;
 *   <li><b>stopping</b>: {@code /readyz} says 503 at once, new connections are refused, running
 *       requests get {@code server.stop-timeout} seconds, then jobs end ({@link
 *       org.gongtong.server.wiring.StopTask}), and the pool and the embedded database are closed;
 *   <li><b>stopped</b>.
 * </ol>
 *
 * <p>Parts join by {@code Multibinder.newSetBinder(binder(), RouteGroup.class)}: every {@link
 * org.gongtong.server.http.RouteGroup} bound so is put on the public listener, in the order of
 * binding. {@link org.gongtong.server.wiring.ServerParts} lists the modules of the full server;
 * {@link org.gongtong.server.wiring.StartTask}s run once the database is up.
 */
@NullMarked
package org.gongtong.server.wiring;

import org.jspecify.annotations.NullMarked;
