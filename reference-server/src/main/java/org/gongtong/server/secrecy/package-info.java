/**
 * Fields of the database that a stolen database must not give away: encrypted one by one.
 *
 * <p>{@link org.gongtong.server.secrecy.FieldCipher} seals a text for one place, a {@link
 * org.gongtong.server.secrecy.FieldPlace}: table, column and row are authenticated with it
 * (AES-256-GCM, NIST SP 800-38D), so that what was sealed for one row cannot be put into another. A
 * sealed field names its key; keys stand in a {@link org.gongtong.server.secrecy.KeyFile} beside
 * the data, never in it, and one of them is active. Rotation adds a key and makes it active: new
 * fields use it, old ones stay readable and are sealed again when they are next written or by
 * whoever owns the table.
 *
 * <pre>
 * byte 0      1, the version of this form
 * byte 1      length of the key's id, n
 * next n      the key's id, ASCII
 * next 12     the nonce, random
 * the rest    the encrypted text in UTF-8, and 16 bytes of tag
 * </pre>
 *
 * <p>Whoever loses the key file loses the fields; it is backed up apart from the data. Why the
 * JDK's cipher and no library: ADR 0191. The package knows nothing of the rest of the server.
 */
@NullMarked
package org.gongtong.server.secrecy;

import org.jspecify.annotations.NullMarked;
