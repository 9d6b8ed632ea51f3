/**
 * Decides whether pictures flash so that they may cause a seizure, by the measure of WCAG 2.2,
 * success criterion 2.3.1: more than three flashes within a second over more than a quarter of some
 * ten degrees of what is seen. Start at {@link org.unseal.engine.flash.FlashStep}; {@link
 * org.unseal.engine.flash.FlashMeter} is the measure. Whole numbers alone, so that the same
 * pictures always get the same answer. Red flashes are not looked for apart, and nothing here
 * dampens one.
 */
@NullMarked
package org.unseal.engine.flash;

import org.jspecify.annotations.NullMarked;
