/**
 * What a case says about clocks, and what follows from it. Start at {@link
 * org.unseal.engine.clock.CaseStatements}, which turns the case's records into statements; {@link
 * org.unseal.engine.clock.AlignStep} solves them and makes the timeline, {@link
 * org.unseal.engine.clock.InstantNames} is how people name instants.
 *
 * <p>The mathematics is in {@code proof.time}, so that anybody can do it again; nothing here
 * concludes anything of its own.
 */
@NullMarked
package org.unseal.engine.clock;

import org.jspecify.annotations.NullMarked;
