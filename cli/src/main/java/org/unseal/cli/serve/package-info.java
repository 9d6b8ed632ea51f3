/**
 * Shows a published release in a browser of this machine: a small server on the loopback address,
 * for as long as the command runs. Start at {@link org.unseal.cli.serve.ReleaseServer}; {@link
 * org.unseal.cli.serve.PublicFiles} decides what it may give out. It listens to nobody else's
 * machine, writes nothing and knows no case.
 */
@NullMarked
package org.unseal.cli.serve;

import org.jspecify.annotations.NullMarked;
