/**
 * The words every area shares: exact numbers, dates in force, identity, transactions and a
 * canonical form.
 *
 * <p>People's rights are counted with integers. A floor area is a whole number of hundredths of a
 * square metre ({@link org.gongtong.core.kernel.FloorArea}), a majority is a fraction with an
 * inclusive or exclusive bound ({@link org.gongtong.core.kernel.Threshold}) and both are compared
 * by cross-multiplication, so that two thirds of 30 000.01 m² is neither rounded up nor down. The
 * bound is part of the value because Chinese law makes it part of the word: 以上 includes the number
 * itself, 超过 does not (Civil Code, article 1259).
 *
 * <p>Nothing here reads a clock, a random source, a locale or a zone: they come in from outside.
 * Every value type is immutable and safe to share between threads.
 *
 * <p>Services work inside a {@link org.gongtong.core.kernel.UnitOfWork}: the work is a function of
 * a {@link org.gongtong.core.kernel.Transaction}, so a store may run it again from the start after
 * a deadlock, and nothing of a refused command remains.
 */
@NullMarked
package org.gongtong.core.kernel;

import org.jspecify.annotations.NullMarked;
