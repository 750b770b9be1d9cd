package dev.dropwise.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Shows the memory of this process that the JVM does not know of, most of it libtorch's: a leak
 * there is seen nowhere else. Linux tells it; elsewhere there is nothing to show.
 */
@Component
class NativeMemoryMeters implements MeterBinder {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int KILO = 1024;

    @Override
    public void bindTo(MeterRegistry registry) {
        if (Files.isReadable(STATUS)) {
            Gauge.builder("dropwise.memory.resident", NativeMemoryMeters::resident)
                    .description("All memory of this process that is in RAM")
                    .baseUnit("bytes")
                    .register(registry);
            Gauge.builder("dropwise.memory.native", NativeMemoryMeters::outsideTheJvm)
                    .description("What of it is neither heap nor the JVM's own")
                    .baseUnit("bytes")
                    .register(registry);
        }
    }

    private static double resident() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
            return resident.find() ? Double.parseDouble(resident.group(1)) * KILO : Double.NaN;
        } catch (IOException gone) {
            return Double.NaN; // a gauge has no other way to say it
        }
    }

    private static double outsideTheJvm() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long own =
                memory.getHeapMemoryUsage().getCommitted()
                        + memory.getNonHeapMemoryUsage().getCommitted();
        return Math.max(0, resident() - own);
    }
}
