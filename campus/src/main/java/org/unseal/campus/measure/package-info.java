/**
 * Decides how well a redacted recording hides the people of a synthetic one, pixel by pixel against
 * its truth. Start at {@link org.unseal.campus.measure.LeakMeasure}. Trusts no detector and no
 * plan: it looks at nothing but the decoded output.
 */
@NullMarked
package org.unseal.campus.measure;

import org.jspecify.annotations.NullMarked;
