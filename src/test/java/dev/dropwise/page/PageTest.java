package dev.dropwise.page;

import dev.dropwise.support.DropwiseTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A story in a browser, which does not depend on the JDK that the service runs on. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DropwiseTest
@Tag("clients")
@interface PageTest {}
