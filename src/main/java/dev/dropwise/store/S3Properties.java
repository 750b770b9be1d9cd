package dev.dropwise.store;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * A bucket for data sets and checkpoints in the place of a folder; any server that speaks S3.
 *
 * @param bucket which has to exist; none: files lie in the home folder
 * @param prefix what the keys of all objects begin with, such as {@code team-a/}
 * @param endpoint of the server; none: Amazon's of the region
 * @param pathStyle whether the bucket is named in the path, not in the host's name
 * @param accessKey none, as {@code secretKey}: what the AWS SDK finds in the environment
 * @param cacheSize how many bytes of files are kept in the home folder, about
 * @param partSize files that are larger are sent in parts of this size
 */
@Validated
@ConfigurationProperties("dropwise.store.s3")
record S3Properties(
        @Nullable String bucket,
        @DefaultValue("") String prefix,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("20GB") DataSize cacheSize,
        @DefaultValue("64MB") DataSize partSize) {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);

    @AssertTrue(message = "expected accessKey and secretKey, or neither")
    boolean isPairOfKeys() {
        return (accessKey == null) == (secretKey == null);
    }

    @AssertTrue(message = "expected a partSize of at least 5MB, which S3 asks for")
    boolean isPartLargeEnough() {
        return partSize.compareTo(SMALLEST_PART) >= 0;
    }

    /** Where it is, for people. */
    String place() {
        return "the bucket %s at %s".formatted(bucket, endpoint == null ? region : endpoint);
    }
}
