/**
 * Tables that people send and tables that they download: xlsx workbooks and separated text.
 *
 * <p>A property manager's clerk keeps the roster in a spreadsheet that has been through many hands.
 * It arrives as xlsx, as CSV in UTF-8 or GBK, as Excel's "Unicode text", with merged titles,
 * formulas, dates that once were door numbers; and sometimes as a picture renamed to {@code .xlsx}.
 * This package reads what can be read without guessing, and says about all the rest what is wrong,
 * in which cell, and what to do, in Chinese and English. It knows nothing of owners or votes:
 * {@link org.gongtong.server.files.Header} finds columns by their headings, and what they mean is
 * the caller's business.
 *
 * <h2>Reading</h2>
 *
 * <ol>
 *   <li>{@link org.gongtong.server.files.TableReader} copies the file to a private one, hashing it
 *       and stopping at {@link org.gongtong.server.files.Limits#maxFileBytes()}.
 *   <li>The first bytes tell the format; the name is never believed.
 *   <li>Text is decoded strictly: byte-order mark, else UTF-8, else GB18030, else refused at the
 *       byte.
 *   <li>{@link org.gongtong.server.files.TableSource} hands out rows one by one. Cells keep the
 *       text as typed. A row lists its own problems, so that one dry run names every bad cell.
 * </ol>
 *
 * <p>Three kinds of answers, never mixed: a {@linkplain org.gongtong.server.files.Reading.Refused
 * refusal} of the file, at opening or later ({@link org.gongtong.server.files.TableStep.Refused});
 * {@linkplain org.gongtong.server.files.Row#problems() problems} of a row; and {@linkplain
 * org.gongtong.server.files.TableSource#notices() notices}, which refuse nothing. Exceptions are
 * for failing disks and for misuse.
 *
 * <h2>Hostile files</h2>
 *
 * <p>CSV is parsed by FastCSV with a bounded buffer. For xlsx there is a reader of our own on the
 * JDK's zip and StAX. The library at hand, fastexcel-reader 0.20.2, was looked at first: it
 * inflates without a cap, fills its table of shared strings up to whatever index a cell names (a
 * cell saying two thousand million ends in an endless loop), grows a row to whatever column a cell
 * names, keeps streams in memory whole, doesn't tell merged ranges, and takes {@code t="str"} for a
 * formula. A guard that checks all this has to parse every cell, and then the second parser may
 * still see something else than the guard saw. So the guard became the reader, and the library
 * remains in the tests, as the judge of ordinary workbooks.
 *
 * <p>In the way of a bomb stand, from outside in: bytes sent; number of parts; declared size; bytes
 * and ratio as counted while inflating; strict UTF-8; no DOCTYPE, hence no entities; a bound on the
 * distance between two tags, on depth, and on the number of names; ascending rows and columns;
 * length of cells; number of rows; estimated heap of the shared texts, the only thing kept.
 *
 * <h2>Writing</h2>
 *
 * <p>{@link org.gongtong.server.files.TableWriter} writes both formats as a stream. Ids are text
 * cells, so that Excel leaves {@code 007} and {@code 1-2} alone; CSV for people guards against
 * formula injection, CSV for programs ({@link org.gongtong.server.files.CsvStyle#EXACT}) is byte
 * for byte what was given.
 *
 * <p>Sources: RFC 4180; ECMA-376 (Office Open XML) part 1, chapters 18 and 22.9; GB 18030; OWASP,
 * "CSV Injection" and "XML External Entity Prevention".
 */
@NullMarked
package org.gongtong.server.files;

import org.jspecify.annotations.NullMarked;
