package dev.dropwise.dataset.upload.table;

import java.io.IOException;

/** Says where in a file its sender finds a row. */
interface RowLocator {

    /** The file as it was sent. */
    String name();

    /**
     * A place like {@code line 7}.
     *
     * @param row from 0
     */
    String place(long row) throws IOException;
}
