/**
 * Keeps a case in SQLite: a table for the log and one for its reading. Start at {@link
 * org.unseal.store.SqliteCaseStore}. Nothing here knows what an event or a record means, or whether
 * a signature is right; what is particular to SQLite is in {@link org.unseal.store.SqliteFile}, the
 * statements are such that PostgreSQL takes them too.
 */
@NullMarked
package org.unseal.store;

import org.jspecify.annotations.NullMarked;
