package org.unseal.model.decision;

/** What somebody looked at who says who a segment shows. */
public enum Looked {
  /** Nobody said. */
  NOT,
  /** The last picture before it and the first after it: who went in is who came out. */
  AT_ITS_ENDS,
  /** Every picture of it, too: it is them throughout, and whoever else is in it is drawn over. */
  IN_EVERY_PICTURE
}
