package org.unseal.planted.cli;

import org.junit.jupiter.api.TestInfo;

/** A command that only runs in tests. */
public record CliThatKnowsJUnit(TestInfo test) {}
