/**
 * The demonstration: a fictional case from a folder of evidence to a public release, walked by
 * typing the same commands that an office would. Start at {@link org.unseal.cli.demo.DemoCase}.
 * What people would decide by looking is decided by the ground truth of the drawn evidence; nothing
 * else here knows it, and no command takes another way than at the command line.
 */
@NullMarked
package org.unseal.cli.demo;

import org.jspecify.annotations.NullMarked;
