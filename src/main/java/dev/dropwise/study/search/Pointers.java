package dev.dropwise.study.search;

import tools.jackson.databind.JsonNode;

/** Pointers into JSON, RFC 6901. */
final class Pointers {

    private Pointers() {}

    /** Receives what an object or array has. */
    @FunctionalInterface
    interface ChildConsumer {

        /**
         * Receives one child.
         *
         * @param name of the member, or the index
         * @param pointer to the child
         */
        void accept(String name, String pointer, JsonNode child);
    }

    static void forEachChild(String pointer, JsonNode node, ChildConsumer consumer) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            member ->
                                    consumer.accept(
                                            member.getKey(),
                                            pointer + "/" + escape(member.getKey()),
                                            member.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                consumer.accept(Integer.toString(i), pointer + "/" + i, node.get(i));
            }
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The last part, not escaped. */
    static String last(String pointer) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.replace("~1", "/").replace("~0", "~");
    }

    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
