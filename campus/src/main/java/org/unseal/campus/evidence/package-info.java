/**
 * The whole demonstration case as an agency would hand it over: recordings of four cameras, calls
 * of a dispatch channel, the log of an alarm panel, a list of what was promised. Decides when
 * everything of the story truly happens and what every source's clock makes of it. Start at {@link
 * org.unseal.campus.evidence.EvidenceFolder}. The truth goes to a folder of its own; nothing in the
 * evidence may tell it.
 */
@NullMarked
package org.unseal.campus.evidence;

import org.jspecify.annotations.NullMarked;
