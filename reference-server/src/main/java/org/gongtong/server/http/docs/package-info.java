/**
 * The API explained: the OpenAPI document, and pages made from it that work without JavaScript.
 *
 * <p>The document {@code openapi.json} is written first; a test holds every answer of the server
 * against it and sees to it that the operations are the same in both. It holds its texts in English
 * where OpenAPI has a place for them and in Chinese beside, as {@code x-summary-zh} and so on. The
 * page at {@code /api/problems} explains every code; the types of problems lead there.
 */
@NullMarked
package org.gongtong.server.http.docs;

import org.jspecify.annotations.NullMarked;
