package org.unseal.cli;

import org.unseal.cli.process.ToolVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What is typed before a command's name, and the options that every command has. */
@Command(
    name = "unseal",
    description = "Turns raw surveillance footage into a recording that is safe to show.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ToolVersion.class,
    footer = {
      "",
      "Exit codes: 0 done; 1 done, look at the findings; 2 the request is wrong;",
      "3 the evidence can't be used; 4 something on this machine is missing; 5 our",
      "fault; 130 stopped."
    })
final class RootCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  /** Read by {@link Main} before anything is parsed, so that it holds for parsing too. */
  @Option(
      names = FailureLine.VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Add the stack trace to an error line.")
  boolean verbose;
}
