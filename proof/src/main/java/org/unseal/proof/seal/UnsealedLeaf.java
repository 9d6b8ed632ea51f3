package org.unseal.proof.seal;

import org.unseal.proof.digest.Digest;

/**
 * A leaf whose place in the recording is not known yet: of its five digests only that of its time
 * is missing.
 *
 * @param start of its first unit, microseconds of the container's own clock
 * @param end where the next leaf starts, or where it ends itself
 */
record UnsealedLeaf(
    long index,
    Leaf.Kind kind,
    long start,
    long end,
    int units,
    Digest content,
    Digest supplement,
    Digest parameters,
    Digest timing) {}
