package dev.dropwise.dataset;

import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobUse;
import org.springframework.stereotype.Component;

/** A stored data set needs the file of its rows. */
@Component
class DatasetsUsingBlobs implements BlobUse {

    private final StoredDatasets datasets;

    DatasetsUsingBlobs(StoredDatasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public Blob.Kind kind() {
        return Blob.Kind.MATRIX;
    }

    @Override
    public boolean names(String sha256) {
        return datasets.existsBySha256(sha256);
    }
}
