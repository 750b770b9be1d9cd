package dev.dropwise.support;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A service on one home that the tests of a class share: whichever of them ends its process, who
 * needs it next starts it again.
 */
public final class RestartableService implements AutoCloseable {

    private final Path home;
    private final String[] arguments;
    private @Nullable ServiceProcess process;

    public RestartableService(Path home, String... arguments) {
        this.home = home;
        this.arguments = arguments;
    }

    /** The process that runs now. */
    public ServiceProcess process() {
        if (process == null) {
            process = ServiceProcess.start(home, arguments);
        }
        return process;
    }

    /** A client of it, once it is ready. */
    public Api api() throws Exception {
        return process().api();
    }

    /** No goodbye: as kill -9. */
    public void kill() {
        process().kill();
        process = null;
    }

    /** Asks it to end, and waits for that. */
    public void stop() {
        process().stop();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
