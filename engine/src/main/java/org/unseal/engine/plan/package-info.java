/**
 * Turns an analysis and people's decisions into integer masks per frame. Start at {@link
 * org.unseal.engine.plan.PlanStep}. What nobody cleared is covered. No pixel is read here.
 */
@NullMarked
package org.unseal.engine.plan;

import org.jspecify.annotations.NullMarked;
