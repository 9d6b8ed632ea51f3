/**
 * Says what was done to a recording, for people and programs. Start at {@link
 * org.unseal.engine.report.Report}. Carries no path, no name and nothing that was said.
 */
@NullMarked
package org.unseal.engine.report;

import org.jspecify.annotations.NullMarked;
