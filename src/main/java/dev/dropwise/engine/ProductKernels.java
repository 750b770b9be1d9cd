package dev.dropwise.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What multiplies large matrices in a program that trains. MKL, which libtorch takes by itself,
 * keeps its best kernels for Intel's processors; on others oneDNN, which libtorch brings along for
 * x86, is up to twice as fast. Programs are stored without it, as every libtorch can load them.
 */
final class ProductKernels {

    private static final String BY_BLAS = ScriptClass.named("products_by_blas").text();
    private static final String BY_ONEDNN =
            TorchConstant.numbered(ScriptClass.named("products_by_onednn").text());

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private static final boolean ARE_BETTER = areBetter(System.getProperty("os.arch"), vendor());

    private ProductKernels() {}

    /** The source to load for training on this machine. */
    static String fast(String source) {
        return ARE_BETTER ? source.replace(BY_BLAS, BY_ONEDNN) : source;
    }

    static boolean areBetter(String architecture, String vendor) {
        boolean isX86 = Set.of("amd64", "x86_64").contains(architecture);
        return isX86 && !vendor.isEmpty() && !vendor.contains("GenuineIntel");
    }

    /** Who made the processor, as far as the system says. */
    private static String vendor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("vendor_id")).findFirst().orElse("");
        } catch (IOException notLinux) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "");
        }
    }
}
