package org.unseal.planted.cli;

import ai.onnxruntime.OrtEnvironment;

/** A command that holds a native session. */
public record CliThatKnowsOnnxRuntime(OrtEnvironment environment) {}
