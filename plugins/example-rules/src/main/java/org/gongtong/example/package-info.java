/**
 * The pack of the tutorial: the smallest complete rule pack.
 *
 * <p>The place is made up. No division of China has the code 99, there is no such ordinance, and
 * nothing here has any authority: that is why every citation is marked unverified and says so. Copy
 * it, and put your own place and your own articles in.
 */
@NullMarked
package org.gongtong.example;

import org.jspecify.annotations.NullMarked;
