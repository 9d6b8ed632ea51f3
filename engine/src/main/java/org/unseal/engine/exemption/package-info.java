/**
 * Reads jurisdiction packs, the program's own and a user's. Start at {@link
 * org.unseal.engine.exemption.JurisdictionPacks}. The packs are no legal advice: every entry says
 * what to check before it is used.
 */
@NullMarked
package org.unseal.engine.exemption;

import org.jspecify.annotations.NullMarked;
