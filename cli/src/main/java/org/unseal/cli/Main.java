package org.unseal.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.unseal.cli.command.AlignCommand;
import org.unseal.cli.command.AnalyzeCommand;
import org.unseal.cli.command.AnchorCommand;
import org.unseal.cli.command.ApproveCommand;
import org.unseal.cli.command.AuditCommand;
import org.unseal.cli.command.CacheCommand;
import org.unseal.cli.command.CampusCommand;
import org.unseal.cli.command.CheckerCommand;
import org.unseal.cli.command.ClockCommand;
import org.unseal.cli.command.CustodyCommand;
import org.unseal.cli.command.DecideCommand;
import org.unseal.cli.command.DemoCommand;
import org.unseal.cli.command.DispatchCommand;
import org.unseal.cli.command.DocumentCommand;
import org.unseal.cli.command.EmbedCommand;
import org.unseal.cli.command.EstimateCommand;
import org.unseal.cli.command.EventCommand;
import org.unseal.cli.command.ExemptionsCommand;
import org.unseal.cli.command.GroundCommand;
import org.unseal.cli.command.HeadCommand;
import org.unseal.cli.command.InitCommand;
import org.unseal.cli.command.IntakeCommand;
import org.unseal.cli.command.KeysCommand;
import org.unseal.cli.command.LogsCommand;
import org.unseal.cli.command.ModelsCommand;
import org.unseal.cli.command.MuteCommand;
import org.unseal.cli.command.OpenCommand;
import org.unseal.cli.command.OrderCommand;
import org.unseal.cli.command.PeopleCommand;
import org.unseal.cli.command.PlanCommand;
import org.unseal.cli.command.PresenceCommand;
import org.unseal.cli.command.PublishCommand;
import org.unseal.cli.command.RecallCommand;
import org.unseal.cli.command.RedactCommand;
import org.unseal.cli.command.RenderCommand;
import org.unseal.cli.command.ReportCommand;
import org.unseal.cli.command.RosterCommand;
import org.unseal.cli.command.ScopeCommand;
import org.unseal.cli.command.SealCommand;
import org.unseal.cli.command.SourceCommand;
import org.unseal.cli.command.StatementCommand;
import org.unseal.cli.command.StatusCommand;
import org.unseal.cli.command.TranscriptCommand;
import org.unseal.cli.command.VerifyCommand;
import org.unseal.cli.command.WhenCommand;
import org.unseal.cli.inspect.InspectCommand;
import org.unseal.cli.process.ProcessLife;
import org.unseal.cli.process.Surroundings;
import org.unseal.media.libav.Av;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine;

/** Where the program starts. Wires the commands and turns whatever happens into an exit code. */
public final class Main {
  /** Commands that do nothing without libav, which takes a tenth of a second to load. */
  private static final Set<String> WITH_LIBAV = Set.of("redact", "audit", "seal", "render");

  private Main() {}

  /** Runs the command that was typed and ends the process. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && WITH_LIBAV.contains(arguments[0])) {
      Thread.ofPlatform().daemon().name("libav").start(Main::loadAhead);
    }
    Surroundings surroundings = Surroundings.ofThisProcess();
    FailureLine failures = failures(arguments, surroundings);
    ProcessLife life = new ProcessLife(surroundings, failures::report);
    life.run(() -> run(arguments, surroundings, commands()));
  }

  /** While the command line is taken apart. */
  private static void loadAhead() {
    try {
      Av.load();
    } catch (UnsealException e) {
      // the command will find the same, and say so
    }
  }

  /** Every command there is, in the order of the help text. */
  static List<CommandEntry> commands() {
    return List.of(
        new CommandEntry("redact", RedactCommand::new),
        new CommandEntry("audit", AuditCommand::new),
        new CommandEntry("seal", SealCommand::new),
        new CommandEntry("verify", VerifyCommand::new),
        new CommandEntry("init", InitCommand::new),
        new CommandEntry("people", PeopleCommand::new),
        new CommandEntry("custody", CustodyCommand::new),
        new CommandEntry("dispatch", DispatchCommand::new),
        new CommandEntry("transcript", TranscriptCommand::new),
        new CommandEntry("mute", MuteCommand::new),
        new CommandEntry("intake", IntakeCommand::new),
        new CommandEntry("source", SourceCommand::new),
        new CommandEntry("status", StatusCommand::new),
        new CommandEntry("inspect", InspectCommand::new),
        new CommandEntry("clock", ClockCommand::new),
        new CommandEntry("anchor", AnchorCommand::new),
        new CommandEntry("align", AlignCommand::new),
        new CommandEntry("when", WhenCommand::new),
        new CommandEntry(
            "demo",
            surroundings ->
                new DemoCommand(surroundings, (typed, office) -> run(typed, office, commands()))),
        new CommandEntry("campus", CampusCommand::new),
        new CommandEntry("order", OrderCommand::new),
        new CommandEntry("estimate", EstimateCommand::new),
        new CommandEntry("analyze", AnalyzeCommand::new),
        new CommandEntry("decide", DecideCommand::new),
        new CommandEntry("plan", PlanCommand::new),
        new CommandEntry("presence", PresenceCommand::new),
        new CommandEntry("approve", ApproveCommand::new),
        new CommandEntry("scope", ScopeCommand::new),
        new CommandEntry("render", RenderCommand::new),
        new CommandEntry("publish", PublishCommand::new),
        new CommandEntry("exemptions", ExemptionsCommand::new),
        new CommandEntry("ground", GroundCommand::new),
        new CommandEntry("logs", LogsCommand::new),
        new CommandEntry("roster", RosterCommand::new),
        new CommandEntry("statement", StatementCommand::new),
        new CommandEntry("event", EventCommand::new),
        new CommandEntry("open", OpenCommand::new),
        new CommandEntry("embed", EmbedCommand::new),
        new CommandEntry("checker", CheckerCommand::new),
        new CommandEntry("document", DocumentCommand::new),
        new CommandEntry("head", HeadCommand::new),
        new CommandEntry("report", ReportCommand::new),
        new CommandEntry("recall", RecallCommand::new),
        new CommandEntry("keys", KeysCommand::new),
        new CommandEntry("models", ModelsCommand::new),
        new CommandEntry("cache", CacheCommand::new));
  }

  /** Runs one command line without touching the process; returns its exit code. */
  static int run(String[] arguments, Surroundings surroundings, List<CommandEntry> commands) {
    FailureLine failures = failures(arguments, surroundings);
    try {
      return parser(arguments, surroundings, commands, failures).execute(arguments);
    } catch (Throwable e) { // the outermost edge: whatever it is, it becomes a line and a code
      return failures.report(e);
    }
  }

  private static FailureLine failures(String[] arguments, Surroundings surroundings) {
    return new FailureLine(
        surroundings.err(),
        surroundings.cancellation(),
        Arrays.asList(arguments).contains(FailureLine.VERBOSE));
  }

  private static CommandLine parser(
      String[] arguments,
      Surroundings surroundings,
      List<CommandEntry> commands,
      FailureLine failures) {
    CommandLine root = new CommandLine(new RootCommand());
    for (CommandEntry entry : asked(arguments, commands)) {
      Callable<Integer> command = entry.maker().apply(surroundings);
      root.addSubcommand(entry.name(), command);
    }
    root.setOut(writer(surroundings.out()));
    root.setErr(writer(surroundings.err()));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setExpandAtFiles(false); // a file may be called @yard.mp4
    root.setParameterExceptionHandler((e, _) -> failures.report(e));
    root.setExecutionExceptionHandler((e, _, _) -> failures.report(e));
    root.setExecutionStrategy(
        parsed -> {
          if (!parsed.hasSubcommand()
              && !parsed.isUsageHelpRequested()
              && !parsed.isVersionHelpRequested()) {
            throw new CommandLine.ParameterException(root, "no command given");
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    return root;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  /** The one command that was named; all of them where none was, for the help text. */
  private static List<CommandEntry> asked(String[] arguments, List<CommandEntry> commands) {
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        List<CommandEntry> named =
            commands.stream().filter(entry -> entry.name().equals(argument)).toList();
        return named.isEmpty() ? commands : named;
      }
    }
    return commands;
  }
}
