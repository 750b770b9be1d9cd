package dev.dropwise.store;

import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where files lie. Nothing of the AWS SDK is loaded where they lie in a folder. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Before anything is written into it. */
    @Bean
    static BeanFactoryPostProcessor privateHome(Environment environment) {
        return factory -> HomeFolder.close(environment);
    }

    @Bean
    BlobStore blobs(HomeProperties home, S3Properties s3) {
        String bucket = s3.bucket();
        if (bucket == null || bucket.isEmpty()) {
            return BlobStore.inFolder(home);
        }
        Path folder = home.home().toAbsolutePath();
        return new BlobBucket(
                new S3Bucket(S3Clients.of(s3), bucket, s3.place(), s3.partSize().toBytes()),
                s3.prefix(),
                new StagingFolder(folder.resolve("blobs").resolve("staging")),
                new BlobCache(folder.resolve("cache"), s3.cacheSize().toBytes()));
    }
}
