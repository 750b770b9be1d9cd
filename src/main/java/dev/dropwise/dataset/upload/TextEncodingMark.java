package dev.dropwise.dataset.upload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first bytes of a text where they say how it is encoded. */
enum TextEncodingMark {
    UTF_8(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
    UTF_16_BIG(StandardCharsets.UTF_16BE, 0xfe, 0xff),
    UTF_16_LITTLE(StandardCharsets.UTF_16LE, 0xff, 0xfe);

    static final int LONGEST = 3;

    private final Charset encoding;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] mark;

    TextEncodingMark(Charset encoding, int... mark) {
        this.encoding = encoding;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** That of a text; null where it has none. */
    static @Nullable TextEncodingMark of(byte[] first) {
        for (TextEncodingMark mark : values()) {
            if (first.length >= mark.length()
                    && Arrays.equals(first, 0, mark.length(), mark.mark, 0, mark.length())) {
                return mark;
            }
        }
        return null;
    }

    /** Bytes of the mark. */
    int length() {
        return mark.length;
    }

    /** What comes behind it is encoded so. */
    Charset encoding() {
        return encoding;
    }

    /** What comes behind it; what it breaks off in becomes something else. */
    byte[] utf8(byte[] bytes) {
        return new String(bytes, length(), bytes.length - length(), encoding)
                .getBytes(StandardCharsets.UTF_8);
    }
}
