/**
 * Publishes a whole case: one folder a version, and beside the versions what the public needs to
 * know of them. Start at {@link org.unseal.engine.publish.PublishStep}; {@link
 * org.unseal.engine.publish.PublicRoot} keeps the list of versions and the feed, {@link
 * org.unseal.engine.publish.RecallStep} takes one back, {@link
 * org.unseal.engine.publish.VersionDifference} says what two versions played against each other
 * would give away. Nothing here renders, decides or changes a version that is out: a correction is
 * a new version.
 */
@NullMarked
package org.unseal.engine.publish;

import org.jspecify.annotations.NullMarked;
