/**
 * Checks a release of one recording against its seal, without the recording: what matches, what
 * does not, and, apart from that, who signed. Start at {@link
 * org.unseal.proof.verify.ReleaseVerifier}. Everything that is read may have been made to harm:
 * nothing here throws because of it, goes outside of the release's folder, or takes memory by its
 * word. A check that can't be made is a finding and never passed over.
 */
@NullMarked
package org.unseal.proof.verify;

import org.jspecify.annotations.NullMarked;
