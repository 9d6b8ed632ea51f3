package org.unseal.cli.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the compiler's doc lint does not ask for. Each rule returns its violations. */
final class DocumentationRules {
  private final List<Path> sources;

  /**
   * Of the sources below a folder.
   *
   * @param root holds modules, each with {@code src/main/java}
   */
  DocumentationRules(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> root.relativize(file).toString().matches(".*\\bsrc.main.java\\b.*"))
              .sorted()
              .toList();
    }
  }

  /** How many there are, so that a test can tell none from all well. */
  int sources() {
    return sources.size();
  }

  /** Packages that do not say what they decide. */
  List<String> packagesWithoutInfo() {
    TreeSet<String> missing = new TreeSet<>();
    for (Path source : sources) {
      if (!Files.exists(source.resolveSibling("package-info.java"))) {
        missing.add(String.valueOf(source.getParent()));
      }
    }
    return List.copyOf(missing);
  }

  /** Public top-level types without a doc comment, and package-infos without one. */
  List<String> typesWithoutComment() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> missing = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String name = unit.getSourceFile().getName();
        if (name.endsWith("package-info.java")) {
          if (trees.getDocComment(TreePath.getPath(unit, unit.getPackage())) == null) {
            missing.add(name);
          }
        }
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree declared
              && declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
              && trees.getDocComment(TreePath.getPath(unit, type)) == null) {
            missing.add(name + ": " + declared.getSimpleName());
          }
        }
      }
    }
    return missing;
  }
}
