package dev.dropwise.support;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Closes cached application contexts when all tests have run. Left to the JVM's end, they and their
 * database would stop beside one another, and they would wait half a minute for it to come back.
 */
public final class ContextsOnPostgres implements LauncherSessionListener {

    private static final Queue<ConfigurableApplicationContext> contexts =
            new ConcurrentLinkedQueue<>();

    static void add(ConfigurableApplicationContext context) {
        contexts.add(context);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
