/**
 * What a case holds, what is missing and what comes next, for a person. Start at {@link
 * org.unseal.engine.status.StatusStep}; {@link org.unseal.engine.status.ContactSheetStep} makes a
 * page of small pictures. Nothing here changes a case. Times are those that recorders show: how
 * they stand to one another is decided elsewhere.
 */
@NullMarked
package org.unseal.engine.status;

import org.jspecify.annotations.NullMarked;
