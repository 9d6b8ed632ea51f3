/**
 * The grounds that a jurisdiction gives for keeping something back. Start at {@link
 * org.unseal.model.exemption.JurisdictionPack}. They are data: nothing here says which ground fits.
 */
@NullMarked
package org.unseal.model.exemption;

import org.jspecify.annotations.NullMarked;
