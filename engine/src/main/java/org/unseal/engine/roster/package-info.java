/**
 * Who is seen or heard in a case: a name, what they are in it, who says that it is them and where,
 * and whether the public may read the name. Start at {@link org.unseal.engine.roster.Roster};
 * {@link org.unseal.engine.roster.NamesWithheld} searches what leaves for names that must not.
 *
 * <p>Somebody is on the roster because a person says who they are. Nothing here or elsewhere in
 * this program recognises a face, and nothing here may ever compare one with another.
 */
@NullMarked
package org.unseal.engine.roster;

import org.jspecify.annotations.NullMarked;
