package org.unseal.planted.engine;

/** A step that talks. */
public final class EngineThatPrints {
  /** Talks. */
  public void run() {
    System.out.println("covered 3 people");
  }
}
