package org.unseal.testkit.natives;

import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the number of open native objects before and after each test. What is opened for a whole
 * class counts on both sides.
 */
public final class NativeLeakExtension implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(NativeLeakExtension.class);

  /** Made by JUnit. */
  public NativeLeakExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(OWN).put(context.getUniqueId(), open());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    int before = context.getStore(OWN).getOrDefault(context.getUniqueId(), Integer.class, 0);
    int after = open();
    if (after != before && context.getExecutionException().isEmpty()) {
      throw new AssertionError(
          "native objects open before this test: " + before + ", after it: " + after);
    }
  }

  private static int open() {
    return ServiceLoader.load(NativeCensus.class).stream()
        .mapToInt(census -> census.get().open())
        .sum();
  }
}
