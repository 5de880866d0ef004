/**
 * What banks on other servers send: letters, at one address. It is no part of the API: no token
 * opens it and no document describes it to strangers. A letter is known by its signature alone, and
 * an answer has a status and nothing else.
 */
@NullMarked
package org.gongtong.server.http.settlement;

import org.jspecify.annotations.NullMarked;
