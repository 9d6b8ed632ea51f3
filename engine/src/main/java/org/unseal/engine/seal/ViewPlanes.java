package org.unseal.engine.seal;

import java.nio.ByteBuffer;
import org.unseal.engine.port.PictureView;
import org.unseal.proof.picture.TileMeans;

/** A picture as tiles are made of it. */
record ViewPlanes(PictureView view) implements TileMeans.Planes {
  @Override
  public ByteBuffer plane(int plane) {
    return view.plane(plane);
  }

  @Override
  public int stride(int plane) {
    return view.stride(plane);
  }
}
