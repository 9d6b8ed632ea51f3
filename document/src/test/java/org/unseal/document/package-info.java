/** What pages show of files that were made to mislead. */
@NullMarked
package org.unseal.document;

import org.jspecify.annotations.NullMarked;
