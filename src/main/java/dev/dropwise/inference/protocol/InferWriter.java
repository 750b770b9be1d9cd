package dev.dropwise.inference.protocol;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers of the Open Inference Protocol: JSON, and after it what was asked for as bytes.
 */
@Component
class InferWriter {

    private final JsonMapper mapper;

    InferWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ResponseEntity<?> write(InferView view, InferRequest request) {
        Predicate<String> isBinary = BinaryAnswer.isAskedFor(request);
        if (view.outputs().stream().noneMatch(output -> isBinary.test(output.name()))) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
        }
        BinaryAnswer answer = BinaryAnswer.of(view, isBinary);
        byte[] json = mapper.writeValueAsBytes(answer.view());
        ByteArrayOutputStream body = new ByteArrayOutputStream(json.length + answer.tail().length);
        body.writeBytes(json);
        body.writeBytes(answer.tail());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(InferReader.JSON_LENGTH, Integer.toString(json.length))
                .body(body.toByteArray());
    }
}
