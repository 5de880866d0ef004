/** The rule book over HTTP: matters with their thresholds and citations, and the rule packs. */
@NullMarked
package org.gongtong.server.http.rules;

import org.jspecify.annotations.NullMarked;
