package org.unseal.engine.audit;

import org.unseal.model.picture.Box;

/**
 * Something that was seen in one frame.
 *
 * @param scorePermille the detector's; 0 where none looked
 */
record Sighting(AuditCode code, int frame, Box box, int scorePermille) {}
