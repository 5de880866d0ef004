/**
 * Who is asking, and whether he may.
 *
 * <p>Until accounts arrive there are two kinds of people: named staff, who sign in with a password
 * ({@link org.gongtong.server.auth.StaffDoor}), and holders of a voting letter. Whoever gets past a
 * door is handed to the core as an {@code Actor}; the core asks no further.
 *
 * <p>This package sees neither pages nor routes; both see it.
 */
@NullMarked
package org.gongtong.server.auth;

import org.jspecify.annotations.NullMarked;
