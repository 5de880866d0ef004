/**
 * Persons on this server: how their details are sealed, and where a person is met in what others
 * keep.
 *
 * <p>{@link org.gongtong.server.people.PersonVault} seals each detail for its row with the keys of
 * the key folder and hashes what persons are looked up by; {@link
 * org.gongtong.server.people.FieldRotation} puts all details under a new key while the server runs.
 * {@link org.gongtong.server.people.PersonVotes} knows in which votes an owner's id took part:
 * which entries of the log lose their actor when he is erased, and which votes have to end before.
 */
@NullMarked
package org.gongtong.server.people;

import org.jspecify.annotations.NullMarked;
