/** Tests of the sheets: what is read back from the PDFs, and what they refuse. */
@NullMarked
package org.gongtong.server.print;

import org.jspecify.annotations.NullMarked;
