/** Measures what the public log costs whoever writes, and how soon an event is in it. */
@NullMarked
package org.gongtong.server.publiclog;

import org.jspecify.annotations.NullMarked;
