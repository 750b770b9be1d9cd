package dev.dropwise.modelspec;

import dev.dropwise.spec.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model specs that come with Dropwise: the files in {@code model-specs} on the class path, read
 * when they are first asked for, as nothing at the start is.
 */
@Component
class BundledModelSpecs {

    private static final String FILES = "classpath:model-specs/*.json";

    private final SingletonSupplier<Map<String, ModelSpec>> specs;

    BundledModelSpecs(ResourcePatternResolver resources, JsonMapper mapper) {
        specs = SingletonSupplier.of(() -> read(resources, mapper));
    }

    private static Map<String, ModelSpec> read(
            ResourcePatternResolver resources, JsonMapper mapper) {
        Map<String, ModelSpec> specs = new TreeMap<>();
        try {
            for (Resource file : resources.getResources(FILES)) {
                ModelSpec spec = read(file, mapper);
                specs.put(Objects.requireNonNull(spec.name()), spec);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return specs;
    }

    private static ModelSpec read(Resource file, JsonMapper mapper) throws IOException {
        try (InputStream json = file.getInputStream()) {
            return mapper.readValue(json, ModelSpec.class);
        }
    }

    @Nullable ModelSpec find(String name) {
        return specs.obtain().get(name);
    }

    boolean has(String name) {
        return specs.obtain().containsKey(name);
    }

    /** By name. */
    Collection<ModelSpec> all() {
        return specs.obtain().values();
    }

    Collection<String> names() {
        return specs.obtain().keySet();
    }
}
