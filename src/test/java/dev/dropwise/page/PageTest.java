package dev.dropwise.page;

import dev.dropwise.support.DropwiseTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A story in a browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DropwiseTest
@interface PageTest {}
