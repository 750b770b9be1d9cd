package dev.dropwise.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer into the request body (RFC 6901); empty for the whole
 *     body
 * @param detail what was expected and what was received
 */
public record Fault(String pointer, String detail) {

    /** Of what a client sent, no more than this is sent back. */
    private static final int LONGEST = 1000;

    public Fault {
        pointer = excerpt(pointer);
        detail = excerpt(detail);
    }

    /** The beginning of a text that is long. */
    public static String excerpt(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The same fault seen from a document that holds this one at {@code prefix}. */
    public Fault under(String prefix) {
        return new Fault(prefix + pointer, detail);
    }
}
