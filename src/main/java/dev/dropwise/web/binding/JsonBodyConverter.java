package dev.dropwise.web.binding;

import dev.dropwise.web.RequestBytes;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Reads every JSON body through {@link JsonBodies}, up to a size; writes as Spring does. */
public class JsonBodyConverter extends JacksonJsonHttpMessageConverter {

    private final JsonBodies bodies;
    private final RequestBytes bytes;

    public JsonBodyConverter(JsonMapper mapper, JsonBodies bodies, RequestBytes bytes) {
        super(mapper);
        this.bodies = bodies;
        this.bytes = bytes;
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        Class<?> context =
                type.getSource() instanceof MethodParameter parameter
                        ? parameter.getContainingClass()
                        : null;
        return read(type.getType(), context, message);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, null, message);
    }

    private Object read(Type type, @Nullable Class<?> context, HttpInputMessage message)
            throws IOException {
        return bodies.read(bytes.read(message), getJavaType(type, context));
    }
}
