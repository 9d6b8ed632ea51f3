/**
 * Looks into files that may be hostile in a process of its own: {@link
 * org.unseal.cli.inspect.ProcessInspector} starts it, limits it and ends it, {@link
 * org.unseal.cli.inspect.InspectCommand} is what runs in it. They talk in lines of JSON. The other
 * process has no keys; it gets the seeds of the files that it seals and no others. It is not walled
 * off from the disk: what it can do beyond crashing is what this user can do.
 */
@NullMarked
package org.unseal.cli.inspect;

import org.jspecify.annotations.NullMarked;
