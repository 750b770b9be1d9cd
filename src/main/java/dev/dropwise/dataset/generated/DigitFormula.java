package dev.dropwise.dataset.generated;

import dev.dropwise.random.SeededRandom;
import java.util.Arrays;

/** Digits of 5 by 7 dots, drawn twice as large into 16 by 16 pixels, black 0 to white 1. */
record DigitFormula() implements SyntheticFormula {

    static final int SIDE = 16;

    private static final int COLUMNS = 5;
    private static final int LINES = 7;
    private static final int SCALE = 2;
    private static final int FARTHEST = 2;

    private static final String[] DIGITS = {
        ".###.#...##..###.#.###..##...#.###.",
        "..#...##....#....#....#....#...###.",
        ".###.#...#....#...#...#...#...#####",
        "#####...#...#.....#.....##...#.###.",
        "...#...##..#.#.#..#.#####...#....#.",
        "######....####.....#....##...#.###.",
        "..##..#...#....####.#...##...#.###.",
        "#####....#...#...#...#....#....#...",
        ".###.#...##...#.###.#...##...#.###.",
        ".###.#...##...#.####....#...#..##.."
    };

    @Override
    public double place(int label, double[] row, SeededRandom seededRandom) {
        Arrays.fill(row, 0);
        int left = (SIDE - COLUMNS * SCALE) / 2 + shift(seededRandom);
        int top = (SIDE - LINES * SCALE) / 2 + Math.max(-1, Math.min(1, shift(seededRandom)));
        for (int y = 0; y < LINES * SCALE; y++) {
            for (int x = 0; x < COLUMNS * SCALE; x++) {
                if (DIGITS[label].charAt(y / SCALE * COLUMNS + x / SCALE) == '#') {
                    row[(top + y) * SIDE + left + x] = 1;
                }
            }
        }
        return 0;
    }

    private static int shift(SeededRandom seededRandom) {
        return seededRandom.index(2 * FARTHEST + 1) - FARTHEST;
    }
}
