package dev.dropwise.dataset.upload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files as disks, networks and attackers do. */
final class Mutations {

    private static final int[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 16};
    private static final int HEAD = 64;

    private final SplittableRandom random;

    Mutations(SplittableRandom random) {
        this.random = random;
    }

    /**
     * One or more changes.
     *
     * @param other bytes that may be put into it
     */
    byte[] of(byte[] file, byte[] other) {
        byte[] damaged = file.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && damaged.length > 0; i--) {
            damaged = once(damaged, other);
        }
        return damaged;
    }

    private byte[] once(byte[] file, byte[] other) {
        int at = random.nextInt(file.length);
        int inHead = random.nextInt(Math.min(HEAD, file.length));
        return switch (random.nextInt(8)) {
            case 0 -> with(file, at, file[at] ^ 1 << random.nextInt(8));
            case 1 -> with(file, inHead, file[inHead] ^ 1 << random.nextInt(8));
            case 2 -> with(file, inHead, random.nextInt(256));
            case 3 -> Arrays.copyOf(file, at);
            case 4 -> splice(file, at, file, random.nextInt(file.length));
            case 5 -> splice(file, at, other, random.nextInt(other.length));
            case 6 -> extreme(file, random.nextBoolean() ? at : inHead);
            default -> digit(file, at);
        };
    }

    private static byte[] with(byte[] file, int at, int value) {
        file[at] = (byte) value;
        return file;
    }

    /** Puts some bytes of another file in the place of some of this. */
    private byte[] splice(byte[] file, int at, byte[] from, int offset) {
        int length = Math.min(from.length - offset, random.nextInt(300));
        int resumed = Math.min(file.length, at + random.nextInt(300));
        byte[] spliced = Arrays.copyOf(file, at + length + file.length - resumed);
        System.arraycopy(from, offset, spliced, at, length);
        System.arraycopy(file, resumed, spliced, at + length, file.length - resumed);
        return spliced;
    }

    /** Four bytes that say a number no head should. */
    private byte[] extreme(byte[] file, int at) {
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        for (int i = 0; i < Integer.BYTES && at + i < file.length; i++) {
            file[at + i] = (byte) (value >> (Byte.SIZE * i));
        }
        return file;
    }

    /** Another number where one is written in digits. */
    private byte[] digit(byte[] file, int from) {
        for (int at = from; at < file.length; at++) {
            if (file[at] >= '0' && file[at] <= '9') {
                return with(file, at, '0' + random.nextInt(10));
            }
        }
        return file;
    }
}
