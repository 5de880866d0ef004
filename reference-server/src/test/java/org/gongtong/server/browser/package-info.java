/**
 * Tests in a real browser: every page by axe, and later whole journeys.
 *
 * <p>The browser is Debian's Chromium or another found on the PATH; it is started once and shared.
 */
@NullMarked
package org.gongtong.server.browser;

import org.jspecify.annotations.NullMarked;
