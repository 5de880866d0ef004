/**
 * The demo community: what someone sees who types one command to try the server.
 *
 * <p>It follows the estate the project is modelled on: one community of seven "three-no" compounds
 * with 38 buildings. {@link org.gongtong.server.demo.DemoEstate} draws its roster from a fixed
 * seed: dwellings, shops, parking spaces and store rooms, co-owners with and without a named voter,
 * owners of several parts, and a developer's unsold and undelivered stock. Owners are numbers;
 * nobody is invented. {@link org.gongtong.server.demo.DemoMotions} says which motions there are, in
 * every state of a motion's life. {@link org.gongtong.server.demo.DemoCommunity} plays them through
 * the same services as everybody else, on a {@link org.gongtong.server.demo.DemoClock} that it sets
 * to the days on which things would have happened. {@link org.gongtong.server.demo.DemoTimeBank}
 * does the same for the time bank, whose members have names of parts (an elder, a helper) with a
 * sign to tell them apart; {@code DemoVisits} takes the steps of its visits, {@code DemoAhead}
 * makes what is to come.
 *
 * <p>Life of the demo: <b>absent</b> → <b>seeded</b> at the first start with {@code --demo} → left
 * as visitors made it at every later start.
 */
@NullMarked
package org.gongtong.server.demo;

import org.jspecify.annotations.NullMarked;
