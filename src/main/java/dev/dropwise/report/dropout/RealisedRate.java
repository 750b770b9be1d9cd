package dev.dropwise.report.dropout;

/**
 * What a layer of dropout dropped, counted.
 *
 * @param layer its name
 * @param rate what it was set to, or learned
 * @param realised share of the numbers other than 0 that became 0
 * @param numbers how many of those it was given
 */
public record RealisedRate(String layer, double rate, double realised, long numbers) {

    /**
     * Counts them.
     *
     * @param given what it took, other than 0 where something can be dropped
     * @param left what it made of that
     */
    static RealisedRate of(String layer, double rate, float[] given, float[] left) {
        long numbers = 0;
        long dropped = 0;
        for (int i = 0; i < given.length; i++) {
            if (given[i] != 0) {
                numbers++;
                dropped += left[i] == 0 ? 1 : 0;
            }
        }
        return new RealisedRate(
                layer, rate, numbers == 0 ? 0 : (double) dropped / numbers, numbers);
    }
}
