/**
 * The synthetic campus: recordings of a school that does not exist, with exact ground truth. Start
 * at {@link org.unseal.campus.CampusScenes} for what there is and at {@link
 * org.unseal.campus.SceneRecorder} for making files of it. Nothing here looks at real footage.
 */
@NullMarked
package org.unseal.campus;

import org.jspecify.annotations.NullMarked;
