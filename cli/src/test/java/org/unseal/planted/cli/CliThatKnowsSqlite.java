package org.unseal.planted.cli;

import org.sqlite.SQLiteConnection;

/** A command that looks into the tables by itself. */
public record CliThatKnowsSqlite(SQLiteConnection connection) {}
