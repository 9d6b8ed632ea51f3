/**
 * Makes the sheet: one HTML file on which a person looks at backdrops and tracks, and says what may
 * be shown. Start at {@link org.unseal.engine.sheet.SheetStep}. The page's own text, style and
 * script lie beside it as resources; the decisions it saves are a {@link
 * org.unseal.engine.decisions.DecisionsDocument}. It shows uncovered people, so it is written for
 * its owner alone and can load nothing from anywhere.
 */
@NullMarked
package org.unseal.engine.sheet;

import org.jspecify.annotations.NullMarked;
