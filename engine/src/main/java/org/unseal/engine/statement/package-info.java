/**
 * What the sides of a case say: the office, the officer, the district, the plaintiff. Start at
 * {@link org.unseal.engine.statement.SideStatements}. Each is somebody's words with who, when and
 * where; all are shown alike, and nothing here says which of them is true.
 */
@NullMarked
package org.unseal.engine.statement;

import org.jspecify.annotations.NullMarked;
