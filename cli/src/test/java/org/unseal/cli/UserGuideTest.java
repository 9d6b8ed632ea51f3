package org.unseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import picocli.CommandLine;

/** The guide and the program name the same options and commands. */
class UserGuideTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  private static String guide() throws IOException {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    Path root = Files.exists(module.resolve("unseal")) ? module : module.resolve("..");
    return Files.readString(root.resolve("docs/user-guide.md"));
  }

  private static List<CommandLine> commands() {
    Surroundings surroundings =
        new Surroundings(
            System.out,
            System.err,
            false,
            new Cancellation(),
            new Scratch(Optional.empty()),
            new UserFolders(Path.of("cache"), Path.of("settings")));
    return Main.commands().stream()
        .map(
            entry -> {
              Callable<Integer> command = entry.maker().apply(surroundings);
              return new CommandLine(command).setCommandName(entry.name());
            })
        .toList();
  }

  private static Set<String> options() {
    Set<String> names = new TreeSet<>();
    for (CommandLine command : commands()) {
      options(command, names);
    }
    new CommandLine(new RootCommand())
        .getCommandSpec()
        .options()
        .forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static void options(CommandLine command, Set<String> names) {
    command.getCommandSpec().options().forEach(o -> names.addAll(List.of(o.names())));
    command.getSubcommands().values().forEach(sub -> options(sub, names));
  }

  @Test
  void everyOptionIsInTheGuide() throws IOException {
    String guide = guide();
    assertThat(options()).isNotEmpty().allMatch(name -> guide.contains("`" + name), "in the guide");
  }

  @Test
  void everyOptionInTheGuideExists() throws IOException {
    Set<String> named =
        OPTION.matcher(guide()).results().map(MatchResult::group).collect(Collectors.toSet());
    assertThat(options()).containsAll(named);
  }

  @Test
  void everyCommandIsInTheGuideAndEveryCommandInTheGuideExists() throws IOException {
    Set<String> named =
        Pattern.compile("\\./unseal ([a-z]+)")
            .matcher(guide())
            .results()
            .map(result -> Objects.requireNonNull(result.group(1)))
            .collect(Collectors.toSet());
    assertThat(commands().stream().map(CommandLine::getCommandName)).hasSameElementsAs(named);
  }
}
