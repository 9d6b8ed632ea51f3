/**
 * A clip, which is a run of frames of one recording, on its way from an approved plan into a
 * release, in three steps each of which leaves a value behind that the next starts from: {@link
 * org.unseal.engine.clip.RenderClipStep} a folder with the file and a {@link
 * org.unseal.engine.clip.StoredRendition}, {@link org.unseal.engine.clip.AuditClipStep} a {@link
 * org.unseal.engine.clip.StoredAudit} beside it, {@link org.unseal.engine.clip.ReleaseClipStep} the
 * release. Start at the first.
 *
 * <p>Knows no case and no custody log: whoever calls it says which recording, plan and decisions
 * they are, and writes down what came of it. Everything in a clip's folder can be made again.
 */
@NullMarked
package org.unseal.engine.clip;

import org.jspecify.annotations.NullMarked;
