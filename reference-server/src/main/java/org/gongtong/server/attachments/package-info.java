/**
 * Papers that belong to motions: taken in, kept by the hash of their bytes, given out again.
 *
 * <p>A paper is a PDF or a picture, as its first bytes say; what a browser says of it is not asked.
 * The same bytes are kept once, whoever brings them. Life of a paper: <b>taken in</b> before the
 * motion that names it is drafted → for ever there. One that no motion names in the end is waste,
 * and harmless.
 *
 * <p>{@link org.gongtong.server.attachments.AttachmentShelf} is the port; the server's {@code
 * storage} has the table.
 */
@NullMarked
package org.gongtong.server.attachments;

import org.jspecify.annotations.NullMarked;
