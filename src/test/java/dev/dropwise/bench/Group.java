package dev.dropwise.bench;

import java.util.List;

/**
 * Variants of one network, which are compared with the first of them.
 *
 * @param epochs that each is trained for
 * @param note what one must know to read the table
 * @param claims what is expected of it, to be held against the figures
 */
record Group(String title, int epochs, String note, List<Variant> variants, List<Claim> claims) {

    Variant first() {
        return variants.get(0);
    }
}
