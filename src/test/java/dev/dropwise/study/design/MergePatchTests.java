package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.problem.Fault;
import dev.dropwise.web.DropwiseJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTests {

    /** Of the RFC's own examples those whose patch is an object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":"b"}           | {"a":"c"}             | {"a":"c"}
                    {"a":"b"}           | {"b":"c"}             | {"a":"b","b":"c"}
                    {"a":"b"}           | {"a":null}            | {}
                    {"a":"b","b":"c"}   | {"a":null}            | {"b":"c"}
                    {"a":["b"]}         | {"a":"c"}             | {"a":"c"}
                    {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"e":null}          | {"a":1}               | {"e":null,"a":1}
                    {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}""")
    void changesAsTheStandardSays(String target, String patch, String result) {
        assertThat(new MergePatch(json(patch)).apply(json(target))).isEqualTo(json(result));
    }

    @Test
    void tellsWhatItWouldRemoveInVain() {
        assertThat(
                        new MergePatch(json("{\"a\": {\"b/c\": null, \"d\": 1}, \"e\": null}"))
                                .faults(json("{\"a\": {\"d\": 2}}")))
                .extracting(Fault::pointer)
                .containsExactly("/a/b~1c", "/e");
    }

    @ParameterizedTest
    @CsvSource({"/a/b, true", "/a/b/0/c, true", "/a, true", "/a/c, false", "/d, false", "'', true"})
    void knowsWhatItDecides(String pointer, boolean decides) {
        assertThat(new MergePatch(json("{\"a\": {\"b\": [1]}}")).decides(pointer))
                .isEqualTo(decides);
    }

    private static ObjectNode json(String text) {
        return DropwiseJson.mapper().readValue(text, ObjectNode.class);
    }
}
