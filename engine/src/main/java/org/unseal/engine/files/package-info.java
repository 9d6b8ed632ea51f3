/**
 * Where files are and who may read them: the one place that knows how operating systems differ in
 * folders and permissions. Start at {@link org.unseal.engine.files.UserFolders} and {@link
 * org.unseal.engine.files.PrivateFiles}.
 */
@NullMarked
package org.unseal.engine.files;

import org.jspecify.annotations.NullMarked;
