package dev.dropwise.web.binding;

import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Reads every JSON body through {@link JsonBodies}, up to a size; writes as Spring does. */
public class JsonBodyConverter extends JacksonJsonHttpMessageConverter {

    private final JsonBodies bodies;
    private final DataSize most;

    public JsonBodyConverter(JsonMapper mapper, JsonBodies bodies, DataSize most) {
        super(mapper);
        this.bodies = bodies;
        this.most = most;
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
        return bodies.read(bytes(message), getJavaType(type, context));
    }

    /** A chunked body does not say how long it is, so one byte too many is looked for. */
    private byte[] bytes(HttpInputMessage message) throws IOException {
        int bound = Math.toIntExact(most.toBytes());
        if (message.getHeaders().getContentLength() <= bound) {
            byte[] bytes = message.getBody().readNBytes(bound + 1);
            if (bytes.length <= bound) {
                return bytes;
            }
        }
        throw new TooLarge("expected a JSON body of at most " + most.toBytes() + " bytes");
    }
}
