/** The OpenAPI document. */
@NullMarked
package dev.dropwise.web.openapi;

import org.jspecify.annotations.NullMarked;
