/**
 * The public log as files, in the layout of C2SP <i>tlog-tiles</i> below {@code /log}, so that
 * clients that know nothing of this project verify it: {@code /log/checkpoint}, {@code
 * /log/tile/…}, and {@code /log/key} with the key in the form of C2SP <i>signed-note</i>.
 */
@NullMarked
package org.gongtong.server.http.log;

import org.jspecify.annotations.NullMarked;
