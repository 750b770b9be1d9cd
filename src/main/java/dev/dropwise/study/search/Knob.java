package dev.dropwise.study.search;

import java.util.List;

/**
 * One setting that a search varies.
 *
 * @param name its own, or where it is in the job: the last part of the pointer where no other knob
 *     has the same, else the whole pointer
 * @param places pointers into the job (RFC 6901) to all that it sets
 */
public record Knob(String name, List<String> places, KnobDomain domain) {}
