/**
 * That a person who decided nothing approves a clip's plan, and later its rendition. Start at
 * {@link org.unseal.engine.approval.ApproveStep}; whoever publishes asks {@link
 * org.unseal.engine.approval.CaseApproval}. An approval is good for one digest and no other: nobody
 * has to withdraw it.
 */
@NullMarked
package org.unseal.engine.approval;

import org.jspecify.annotations.NullMarked;
