/**
 * What a person does with a case's log as a whole: checks it, exports it. Start at {@link
 * org.unseal.engine.custody.CustodyCheck}. Whether an entry is right is decided in {@code
 * proof.custody}; here the tables and the files of the case are held against it. Nothing here
 * changes a case.
 */
@NullMarked
package org.unseal.engine.custody;

import org.jspecify.annotations.NullMarked;
