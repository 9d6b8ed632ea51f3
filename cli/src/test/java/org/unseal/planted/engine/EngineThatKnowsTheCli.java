package org.unseal.planted.engine;

import org.unseal.planted.cli.CliThatKnowsJUnit;

/** A step that calls back its caller. */
public record EngineThatKnowsTheCli(CliThatKnowsJUnit caller) {}
