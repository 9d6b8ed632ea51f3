/**
 * Takes files into a case: copies while it digests, reads the copy back, has it looked at in
 * another process, seals it and says so in the custody log, one signed event a file. Start at
 * {@link org.unseal.engine.intake.IntakeStep}. The files that are taken in are read and nothing
 * else; their names are evidence, kept in the case's records and nowhere else. Nothing here decodes
 * media: {@link org.unseal.engine.port.Inspector} does, at arm's length.
 */
@NullMarked
package org.unseal.engine.intake;

import org.jspecify.annotations.NullMarked;
