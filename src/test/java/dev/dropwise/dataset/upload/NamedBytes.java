package dev.dropwise.dataset.upload;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;

/** A file in memory. */
public final class NamedBytes extends ByteArrayResource {

    private final String name;

    public NamedBytes(String name, byte[] bytes) {
        super(bytes);
        this.name = name;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedBytes that && name.equals(that.name) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
