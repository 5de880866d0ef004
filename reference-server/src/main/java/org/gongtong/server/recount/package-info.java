/**
 * A counted motion as files with which anyone can count it again: {@code roster.csv}, {@code
 * ballots.csv} and a {@code README.txt} with the command. Same motion, same bytes, whenever and
 * wherever they are made: nothing in them is read from a clock, and what they are made from no
 * longer changes once the votes were counted. Their hashes stand on the certificate.
 *
 * <p>The roster has the parts on the motion's roll and no others, each with the voter its party had
 * in the end; so the scope of a named set of parts needs no option of its own. {@code gongtong
 * tally} is the other half of this package and shares no code with it but the count itself and the
 * columns.
 */
@NullMarked
package org.gongtong.server.recount;

import org.jspecify.annotations.NullMarked;
