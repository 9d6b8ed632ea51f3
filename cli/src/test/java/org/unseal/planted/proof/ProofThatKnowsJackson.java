package org.unseal.planted.proof;

import tools.jackson.databind.JsonNode;

/** A check that nobody can read without reading a library. */
public record ProofThatKnowsJackson(JsonNode signature) {}
