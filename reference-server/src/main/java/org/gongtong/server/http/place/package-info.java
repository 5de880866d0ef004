/**
 * Communities, their places and their rosters over HTTP. Places come from the roster of a day and
 * tell parts and areas, never owners; a roster goes in as a file, whole or not at all, through the
 * same reading as the pages' and the command line's.
 */
@NullMarked
package org.gongtong.server.http.place;

import org.jspecify.annotations.NullMarked;
