/**
 * Which rules this server has: the packs on its class path, the jars an operator dropped into
 * {@code plugins/}, and the holiday files in {@code conf/holidays/}.
 *
 * <p>Each jar gets a class loader of its own. Its parent shows the platform's {@code java.*},
 * {@code org.jspecify.*} and the public packages of {@code org.gongtong.core}, and no resources at
 * all: a jar sees neither another jar, nor the server, nor the services files of the class path.
 * What is wrong with a jar as a file is found before any of its classes is loaded.
 *
 * <p>A jar's way: seen, hashed, checked as a file, opened, searched for packs, its packs compared
 * with the others; then enabled, or quarantined with a code and one line. A broken jar never stops
 * the server: what needs its rules is refused later with a reason, as if the jar were not there.
 *
 * <p>A pack is code with the server's rights. The loader guards against mistakes; against malice
 * only the operator can, by the sha256 that every line of the report shows.
 */
@NullMarked
package org.gongtong.server.wiring.packs;

import org.jspecify.annotations.NullMarked;
