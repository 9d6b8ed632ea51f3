/**
 * Reads ZIP files that somebody may have made to do harm: bounded in bytes, entries and ratio, and
 * with a finding for every entry that is not what it seems. Start at {@link
 * org.unseal.engine.zip.ZipIndex}. Nothing is ever written under a name that stands in an archive,
 * and no archive within an archive is opened.
 */
@NullMarked
package org.unseal.engine.zip;

import org.jspecify.annotations.NullMarked;
