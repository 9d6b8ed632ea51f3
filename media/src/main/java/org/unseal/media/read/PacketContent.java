package org.unseal.media.read;

/** What a packet of the chosen stream holds, as far as counting pictures goes. */
enum PacketContent {
  /** A picture that is to be shown, or the first field of one. */
  PICTURE,
  /** The other field of the picture before. */
  SECOND_FIELD,
  /** No picture of its own: parameters, a placeholder, a picture that only others refer to. */
  NOTHING
}
