package org.unseal.planted.engine;

import org.bytedeco.javacpp.BytePointer;

/** A step that holds native memory. */
public record EngineThatKnowsLibav(BytePointer bytes) {}
