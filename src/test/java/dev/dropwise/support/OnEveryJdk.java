package dev.dropwise.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Integration tests that CI also runs on the newest JDK, because that could change how they end:
 * they meet native code, mapped files, the garbage collector, class loading, records and JSON,
 * images, cryptography, TLS or the HTTP server in a way that no unit test does, or are the one that
 * runs a whole path: a job, a study, an upload of a kind of reader, the packaged jar. All others
 * run on JDK 17 alone; unit tests run on both.
 */
@Tag("every-jdk")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEveryJdk {}
