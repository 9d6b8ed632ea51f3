/**
 * Audits a finished file: whether somebody can still be seen, whether every frame is there, and
 * whether anything lies in the file that should not. Start at {@link
 * org.unseal.engine.audit.AuditStep}. It changes nothing, and what it could not check it says; no
 * finding is no proof that there is nothing.
 */
@NullMarked
package org.unseal.engine.audit;

import org.jspecify.annotations.NullMarked;
