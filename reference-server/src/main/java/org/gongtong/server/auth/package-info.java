/**
 * Who is asking, and whether he may.
 *
 * <p>There are two kinds of people: named staff, who sign in with a password ({@link
 * org.gongtong.server.auth.StaffDoor}), and holders of a voting letter. Whoever gets past a door is
 * handed to the core as an {@code Actor}; the core asks no further.
 *
 * <p>Staff may do what their mandates ({@link org.gongtong.core.people}) give them, for a place and
 * a period, and nothing else. Everything they can do is an {@link org.gongtong.server.auth.Action};
 * {@link org.gongtong.server.auth.PermissionTable} says which mandates give it; {@link
 * org.gongtong.server.auth.Rights} decides, with a {@link
 * org.gongtong.server.auth.PermissionReason} when it refuses. A route is registered with its action
 * or its {@link org.gongtong.server.auth.Audience} and answers nobody else.
 *
 * <p>This package sees neither pages nor routes; both see it.
 */
@NullMarked
package org.gongtong.server.auth;

import org.jspecify.annotations.NullMarked;
