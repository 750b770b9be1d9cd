package dev.dropwise.training;

/** Brings the rows of a training to where programs read them. For one thread. */
sealed interface RowSupply extends AutoCloseable permits ResidentRows, StreamedRows {

    /** Rows in the order in which an epoch sees them. */
    int[] order(int[] rows, TrainingSeeds seeds, int epoch);

    /**
     * Begins a pass over rows.
     *
     * @param rows in the order in which they are wanted
     * @param from where in them the pass begins
     */
    void begin(int[] rows, int from);

    /**
     * The part of the pass that has this row.
     *
     * @param at where in the pass it is; never before the one that was asked for last
     */
    RowWindow part(int at);

    @Override
    void close();
}
