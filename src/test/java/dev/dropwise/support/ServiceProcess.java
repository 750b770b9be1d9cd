package dev.dropwise.support;

import dev.dropwise.DropwiseApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The service in a process of its own, which may be killed. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("Started DropwiseApplication in");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final StringBuilder output = new StringBuilder();

    private ServiceProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "service output");
        reader.setDaemon(true);
        reader.start();
    }

    /** From the classes that are tested. */
    public static ServiceProcess start(Path home, String... arguments) {
        return start(
                home,
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        // What counts is how soon it is there; what trains is native, and what is
                        // loaded has been verified by other tests.
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DropwiseApplication.class.getName()),
                arguments);
    }

    /** From a jar, without any option that its manifest should make needless. */
    public static ServiceProcess startJar(Path jar, Path home, String... arguments) {
        return start(home, List.of("-jar", jar.toString()), arguments);
    }

    private static ServiceProcess start(Path home, List<String> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(program);
        command.add("--server.port=0");
        command.add("--dropwise.webhooks.hosts=localhost");
        command.add("--dropwise.home=" + home);
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
            return new ServiceProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of it, once it is ready. */
    public Api api() throws Exception {
        ready.get(5, TimeUnit.MINUTES);
        return new Api(port.get(1, TimeUnit.SECONDS));
    }

    /** How much memory it has now, in bytes, as Linux counts it. */
    public long residentBytes() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It does nothing until {@link #goOn}, as if its machine were busy with something else. */
    public void stall() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    /** What it writes beyond that into a file fails, as on a disk that is full. */
    public void limitFiles(DataSize most) {
        run("prlimit", "--fsize=%d:".formatted(most.toBytes()), "--pid", pid());
    }

    private void signal(String name) {
        run("kill", "-" + name, pid());
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private static void run(String... command) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No goodbye: as kill -9, or as a power cut for this process. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end (SIGTERM) and waits for that; gives the exit code. */
    public int stop() {
        return end().join();
    }

    /** Asks it to end (SIGTERM); completes with the exit code. */
    public CompletableFuture<Integer> end() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    /** What it wrote to its console so far. */
    public String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** Where it answers. */
    public int port() {
        return port.join();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.append(line).append('\n');
                }
                Matcher started = PORT.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
                if (READY.matcher(line).find()) {
                    ready.complete(true);
                }
            }
        } catch (IOException closed) {
            synchronized (output) {
                output.append(closed);
            }
        }
        ready.completeExceptionally(
                new IllegalStateException("the service ended before it was ready:\n" + output()));
    }

    @Override
    public void close() {
        kill();
    }
}
