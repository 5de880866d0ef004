/**
 * What {@code gongtong doctor} looks at, in words that a clerk can read out on the telephone.
 *
 * <p>A check gives findings and mends nothing. It says what is so, and where that is not well, what
 * to do next, without terms of the trade where there is a plain one. {@link
 * org.gongtong.server.wiring.doctor.Doctor} has the list; an area joins with a {@link
 * org.gongtong.server.wiring.doctor.Checkup} of its own and one line there. A check that fails
 * itself is a finding, too, and hinders no other.
 */
@NullMarked
package org.gongtong.server.wiring.doctor;

import org.jspecify.annotations.NullMarked;
